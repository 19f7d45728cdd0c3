interface Site {
  toFragment: (text: string) => Promise<string>;
  fromFragment: (fragment: string) => Promise<string | null>;
}
