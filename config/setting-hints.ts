/** What to write in an environment variable; shown with errors about it. */
export const SETTING_HINTS: Readonly<Record<string, string>> = {
  PORT: 'Ghi số cổng từ 0 đến 65535, ví dụ 8080',
  DATABASE_URL:
    'Ghi địa chỉ PostgreSQL, ví dụ postgres://dondoc:mat-khau@may-chu:5432/dondoc, hoặc bỏ trống để dùng cơ sở dữ liệu kèm theo',
  TEMPORAL_ADDRESS: 'Ghi máy chủ và cổng, ví dụ 127.0.0.1:7233, hoặc bỏ trống để dùng bản kèm theo',
  PUBLIC_URL: 'Ghi địa chỉ người dùng mở trong trình duyệt, ví dụ https://dondoc.tan-hoa.example',
  DONDOC_LEASE_MS: 'Ghi số mili giây, là số nguyên dương, ví dụ 15000',
  DONDOC_GATHER_MS: 'Ghi số mili giây từ 0 đến 60000, ví dụ 2000',
  DONDOC_POLL_MS: 'Ghi số mili giây, là số nguyên dương, ví dụ 1000',
  DONDOC_UNKNOWN_AFTER_MS: 'Ghi số mili giây, là số nguyên dương, ví dụ 600000',
};
