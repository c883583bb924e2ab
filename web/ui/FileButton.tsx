import Upload from 'lucide-react/icons/upload';
import { useRef } from 'react';
import { Button } from './Button.tsx';

type FileButtonProps = { label: string; accept: string; onFile: (file: File) => void };

/** A button that asks for one file; the same file may be given again. */
export function FileButton({ label, accept, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={<Upload size={15} aria-hidden="true" />} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={label}
        className="hidden"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          target.value = '';
        }}
      />
    </>
  );
}
