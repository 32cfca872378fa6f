// The service worker. One cache holds one whole version of the site: page,
// script, style and wasm are always of the same build.
"use strict";

const version = "{{.Version}}";
const shell = "{{.Shell}}";
const assets = {{.Assets}};

const prefix = "incharge-";
const cacheName = prefix + version;

// All or nothing: a missing file rejects, the browser drops this worker and
// the old version goes on. The next look at sw.js tries again.
self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(cacheName);
    try {
      await cache.addAll(assets);
    } catch (err) {
      await caches.delete(cacheName);
      throw new Error(`installing version ${version} failed: ${err}`);
    }
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
    }
    // The page of the very first visit came without us; it too works offline now.
    await self.clients.claim();
  })());
});

// A new version waits until the person asks for it.
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
});

// Paths that the server answers itself, even when a browser opens them as a page.
const server = ["/api/", "/files/", "/dev/", "/healthz", "/readyz", "/metrics", "/assets/"];

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (assets.includes(url.pathname)) {
    event.respondWith(cached(url.pathname, request));
  } else if (request.mode === "navigate" && !server.some((path) => url.pathname.startsWith(path)) &&
      !/\.[a-z0-9]+$/.test(url.pathname)) {
    event.respondWith(cached(shell, request));
  }
});

// The cache is filled before this worker is ever active. Should the browser
// have thrown it away since, the network is the one other source.
async function cached(path, request) {
  const cache = await caches.open(cacheName);
  return (await cache.match(path, { ignoreVary: true })) || fetch(request);
}
