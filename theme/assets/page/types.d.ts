// Of Material's own inline script.
interface Window {
  __md_get?: (key: string) => { index: number } | null;
}
