import sharp from 'sharp';
import { limit } from '../../limits.ts';

export interface ImageFile {
  bytes: Buffer;
  width: number;
  height: number;
}

/**
 * Decodes an image within the pixel cap and encodes it anew: what is stored is pixels, without metadata (places, names) and
 * without whatever else the file carried. Animations keep their frames. Null when it is not an image that decodes.
 */
export const cleanImage = async (file: string): Promise<ImageFile | null> => {
  try {
    const image = sharp(file, { limitInputPixels: limit('imagePixels'), animated: true, failOn: 'error' }).autoOrient();
    const { data, info } = await image.toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.pageHeight ?? info.height };
  } catch {
    return null;
  }
};

/** Lays an SVG of the same size over an image; PNG bytes. */
export const overlay = (file: string, svg: string): Promise<Buffer> =>
  sharp(file, { limitInputPixels: limit('imagePixels') }).composite([{ input: Buffer.from(svg), top: 0, left: 0 }]).png().toBuffer();
