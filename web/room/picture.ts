/** Makes of a phone's photograph a picture that the server takes. */

const MiB = 1024 * 1024;
/** The server decides (rule K-08); this only spares a customer an upload that would be refused. */
export const LARGEST_PICTURE = 5 * MiB;
const TAKEN = ['image/jpeg', 'image/png', 'image/gif'];
/** Sharp on any screen, and well under the largest size as a JPEG. */
const LONGEST_SIDE = 2_560;
const QUALITY = 0.85;

const redrawn = async (file: File): Promise<Blob | null> => {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
};

/** The file as it is, or a smaller JPEG of a picture that is too large or of a type that only this device knows. */
export const sendable = async (file: File): Promise<File> => {
  if (!file.type.startsWith('image/') || (TAKEN.includes(file.type) && file.size <= LARGEST_PICTURE)) return file;
  try {
    const blob = await redrawn(file);
    return blob ? new File([blob], file.name.replace(/\.[^.]*$/, '') + '.jpg', { type: 'image/jpeg' }) : file;
  } catch {
    // This browser cannot read it either: the server says what is wrong with it.
    return file;
  }
};
