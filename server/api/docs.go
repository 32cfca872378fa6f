package api

import "net/http"

func (a *API) docs() http.HandlerFunc { return a.noRoute }

func docsStyle(w http.ResponseWriter, _ *http.Request) {}
