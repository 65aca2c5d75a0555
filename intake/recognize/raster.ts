/** A page as a picture: one byte a point, 0 black to 255 white, line by line. */
export type Raster = { width: number; height: number; points: Uint8Array };

/** A picture in the form pdftoppm writes (PGM "P5", https://netpbm.sourceforge.net/doc/pgm.html); null: it is none. */
export function readRaster(bytes: Buffer): Raster | null {
  const head = /^P5\s+(?:#[^\n]*\n\s*)*(\d{1,6})\s+(\d{1,6})\s+255\s/.exec(bytes.subarray(0, 200).toString('latin1'));
  if (!head) return null;
  const [width, height] = [Number(head[1]), Number(head[2])];
  const points = bytes.subarray(head[0].length, head[0].length + width * height);
  return points.length === width * height ? { width, height, points } : null;
}

/** The same the other way round. */
export function writeRaster({ width, height, points }: Raster): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), points]);
}

/** True where a point lies on the page and is darker than `lighter`. */
export function isInk({ width, height, points }: Raster, x: number, y: number, lighter: number): boolean {
  return x >= 0 && x < width && y >= 0 && y < height && (points[y * width + x] ?? 255) < lighter;
}
