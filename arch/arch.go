// Package arch holds the tests that keep the house in its shape: which package
// may import which, what the browser has to download, and that no SQL is glued
// together. They are a package of their own, at the root, because they are
// about all the others and belong to none.
package arch
