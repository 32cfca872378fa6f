// Some browsers block storage: looking at it throws, which go-app doesn't expect
// of one. There it is had for as long as the page is open.
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    void window[name];
  } catch {
    const kept = new Map();
    Object.defineProperty(window, name, {
      value: {
        get length() { return kept.size; },
        key: (n) => [...kept.keys()][n] ?? null,
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => { kept.set(key, String(value)); },
        removeItem: (key) => { kept.delete(key); },
        clear: () => { kept.clear(); },
      },
    });
  }
}
