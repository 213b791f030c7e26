import { useLayoutEffect, useState } from 'react';
import type { GridLook } from './grid-look.ts';
import type { WorkbenchFiles } from './workbench-files.ts';

/** How the sheet looks; null until the file has told. */
export function useLook(files: WorkbenchFiles, sheet: string): GridLook | null {
  const [told, setTold] = useState<{ readonly sheet: string; readonly look: GridLook } | null>(null);
  useLayoutEffect(() => {
    let current = true;
    void files.lookOf(sheet).then(
      (look) => current && setTold({ sheet, look }),
      // The file was closed meanwhile; another one is on its way.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [files, sheet]);
  return told?.sheet === sheet ? told.look : null;
}
