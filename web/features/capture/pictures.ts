/** Larger ones are made smaller by who sends them: the server takes no more, in bytes. */
export const mostPictureBytes = 10 * 1024 * 1024;

const isPicture = ({ type, size }: File) => /^image\/(png|jpeg|gif|webp)$/.test(type) && size <= mostPictureBytes;

/** The pictures among what was pasted or dropped that can be kept. */
export const imagesIn = (transfer: DataTransfer | null): File[] => [...(transfer?.files ?? [])].filter(isPicture);

export const picturesIn = (files: FileList | null): File[] => [...(files ?? [])].filter(isPicture);
