package ui

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"incharge/app/client"
	"incharge/app/live"
	"incharge/app/outbox"
	"incharge/shared"
)

// track is how files go in these tests: each waits there for its answer.
type track struct {
	mu      sync.Mutex
	going   []string // the names of those that are on their way
	answers map[string]chan client.Response
}

func (w *track) fetch(ctx context.Context, r client.Request) (client.Response, error) {
	_, query, _ := strings.Cut(r.Path, "?")
	asked, _ := url.ParseQuery(query)
	name := asked.Get("name")
	answer := make(chan client.Response)
	w.mu.Lock()
	w.going = append(w.going, name)
	w.answers[name] = answer
	w.mu.Unlock()
	defer func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.going = slices.DeleteFunc(w.going, func(one string) bool { return one == name })
	}()
	r.Progress(1, r.File.Size)
	select {
	case out := <-answer:
		if out.Status == 0 {
			return out, client.ErrOffline
		}
		if out.Status == 200 {
			out.Body = fmt.Appendf(nil, `{"seq":7,"change":{"seq":7,"board":"b","command":%q}}`, asked.Get("command"))
		}
		return out, nil
	case <-ctx.Done():
		return client.Response{}, errors.Join(client.ErrOffline, ctx.Err())
	}
}

func (w *track) answer(name string, status int, body string) {
	w.mu.Lock()
	to := w.answers[name]
	w.mu.Unlock()
	to <- client.Response{Status: status, Body: []byte(body)}
	synctest.Wait()
}

func newUploads() (*uploads, *track) {
	w := &track{answers: map[string]chan client.Response{}}
	u := &uploads{env: &env{client: client.New(w.fetch), reach: &reach{}, toasts: &toasts{}, live: &live.Conn{}, outbox: &outbox.Outbox{}}}
	return u, w
}

func filesCalled(names ...string) (files []*client.File) {
	for _, name := range names {
		files = append(files, &client.File{Name: name, Size: 10})
	}
	return files
}

// says is what is known of those on their way onto a card.
func (u *uploads) says(card shared.CardID) string {
	var words []string
	for _, one := range u.of(card) {
		words = append(words, one.file.Name+[]string{" waits", " goes", " held", " broken", " out"}[one.state])
	}
	return strings.Join(words, ", ")
}

// Files go two at a time, in their order; what is refused stays to be read, and
// what the network has lost goes again when it is back.
func TestUploads(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		u, w := newUploads()
		landed := 0
		u.landed.listen(func() { landed += len(u.take("b")) })
		is := func(when, want string) {
			t.Helper()
			synctest.Wait()
			if got := u.says("c"); got != want {
				t.Fatalf("%s: %q, want %q", when, got, want)
			}
		}
		u.add("b", "c", filesCalled("1", "2", "3"))
		is("at first", "1 goes, 2 goes, 3 waits")
		if got := u.of("c")[0].sent; got != 1 || !u.busy() {
			t.Errorf("%d bytes have gone", got)
		}
		w.answer("2", 200, "")
		is("the second is there", "1 goes, 3 goes")
		w.answer("1", 413, `{"code":"too_large"}`)
		is("the first is too large", "1 out, 3 goes")
		u.env.reach.set(true)
		w.answer("3", 0, "")
		is("the network is gone", "1 out, 3 held")
		u.add("b", "c", filesCalled("5"))
		is("another one comes", "1 out, 3 held, 5 held")
		u.retry(u.of("c")[2].attachment)
		is("somebody wants that tried", "1 out, 3 held, 5 goes")
		u.drop(u.of("c")[2].attachment)
		u.env.reach.set(false)
		u.resume()
		is("it is back", "1 out, 3 goes")
		for range mostTries - 2 {
			w.answer("3", 502, "no")
			is("something else answers", "1 out, 3 held")
			u.env.reach.set(false)
			u.resume()
			synctest.Wait()
		}
		w.answer("3", 502, "no")
		is("it does so each time", "1 out, 3 broken")
		u.resume()
		is("nobody has said so", "1 out, 3 broken")
		first := u.of("c")[1]
		u.retry(first.attachment)
		is("tried again", "1 out, 3 goes")
		if again := u.of("c")[1]; again.attachment != first.attachment || again.command != first.command {
			t.Error("it is another upload then")
		}
		u.drop(first.attachment)
		is("given up", "1 out")
		if len(w.going) > 0 || u.busy() {
			t.Errorf("%v go on", w.going)
		}
		u.drop(u.of("c")[0].attachment)
		is("read", "")
		if landed != 1 {
			t.Errorf("%d have come", landed)
		}
		u.add("b", "c", filesCalled("4"))
		synctest.Wait()
		u.clear()
		is("signed out", "")
		if len(w.going) > 0 {
			t.Errorf("%v go on", w.going)
		}
	})
}
