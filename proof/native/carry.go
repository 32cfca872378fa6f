package native

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"

	"incharge/app/client"
	"incharge/shared"
)

// Carry brings somebody's calls to a site, as the browser's fetch does.
func Carry(over http.RoundTripper, url, token string) client.Transport {
	return func(ctx context.Context, r client.Request) (client.Response, error) {
		request, err := http.NewRequestWithContext(ctx, r.Method, url+shared.Prefix+r.Path, bytes.NewReader(r.Body))
		if err != nil {
			return client.Response{}, err
		}
		request.Header.Set("Authorization", "Bearer "+token)
		for name, value := range r.Header {
			request.Header.Set(name, value)
		}
		response, err := over.RoundTrip(request)
		if err != nil {
			return client.Response{}, fmt.Errorf("%w: %w", client.ErrOffline, err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			return client.Response{}, fmt.Errorf("%w: %w", client.ErrOffline, err)
		}
		return client.Response{Status: response.StatusCode, Body: body}, nil
	}
}
