/** What to write in an environment variable; shown with errors about it. */
export const SETTING_HINTS: Readonly<Record<string, string>> = {
  PORT: 'Ghi số cổng từ 0 đến 65535, ví dụ 8080',
  DATABASE_URL:
    'Ghi địa chỉ PostgreSQL, ví dụ postgres://dondoc:mat-khau@may-chu:5432/dondoc, hoặc bỏ trống để dùng cơ sở dữ liệu kèm theo',
  TEMPORAL_ADDRESS: 'Ghi máy chủ và cổng, ví dụ 127.0.0.1:7233, hoặc bỏ trống để dùng bản kèm theo',
  PUBLIC_URL: 'Ghi địa chỉ người dùng mở trong trình duyệt, ví dụ https://dondoc.tan-hoa.example',
  SMTP_URL: 'Ghi địa chỉ máy chủ thư, ví dụ smtps://ten:mat-khau@mail.tan-hoa.example:465, hoặc bỏ trống để ghi thư ra tệp',
  MAIL_FROM: 'Ghi địa chỉ gửi, ví dụ "UBND xã Tân Hòa <dondoc@xa-tan-hoa.example>"',
  ESMS_API_KEY: 'Ghi đủ ESMS_API_KEY, ESMS_SECRET_KEY và ESMS_BRANDNAME, hoặc bỏ trống cả ba',
  ESMS_SECRET_KEY: 'Ghi đủ ESMS_API_KEY, ESMS_SECRET_KEY và ESMS_BRANDNAME, hoặc bỏ trống cả ba',
  ESMS_BRANDNAME: 'Ghi tên định danh đã đăng ký, tối đa 11 ký tự không dấu, không phải toàn chữ số',
  ESMS_URL: 'Ghi địa chỉ cổng tin nhắn, ví dụ https://rest.esms.vn, hoặc bỏ trống',
  DONDOC_LEASE_MS: 'Ghi số mili giây, là số nguyên dương, ví dụ 15000',
  DONDOC_POLL_MS: 'Ghi số mili giây, là số nguyên dương, ví dụ 1000',
  DONDOC_UNKNOWN_AFTER_MS: 'Ghi số mili giây, là số nguyên dương, ví dụ 600000',
};
