package client

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"incharge/shared"
)

// over is a client whose requests a handler answers.
func over(h http.HandlerFunc) *Client {
	return New(func(ctx context.Context, r Request) (Response, error) {
		request := httptest.NewRequestWithContext(ctx, r.Method, shared.Prefix+r.Path, strings.NewReader(string(r.Body)))
		for name, value := range r.Header {
			request.Header.Set(name, value)
		}
		w := httptest.NewRecorder()
		h(w, request)
		return Response{Status: w.Code, Body: w.Body.Bytes()}, nil
	})
}

func answer(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// Every call of the contract, as it goes over the wire.
func TestCalls(t *testing.T) {
	t.Parallel()
	const board, card = shared.BoardID("b-1"), shared.CardID("c-1")
	for want, call := range map[string]func(context.Context, *Client) error{
		`POST /api/v1/register {"name":"Mina","email":"m@example.com","password":"pw"}`: func(ctx context.Context, c *Client) error {
			_, err := c.Register(ctx, shared.Registration{Name: "Mina", Email: "m@example.com", Password: "pw"}, "")
			return err
		},
		`POST /api/v1/register {"name":"Mina","email":"m@example.com","password":"pw","invitation":"t-1"}`: func(ctx context.Context, c *Client) error {
			_, err := c.Register(ctx, shared.Registration{Name: "Mina", Email: "m@example.com", Password: "pw"}, "t-1")
			return err
		},
		`POST /api/v1/invitations/accept {"token":"t-1"}`: func(ctx context.Context, c *Client) error {
			_, err := c.AcceptInvitation(ctx, "t-1")
			return err
		},
		`POST /api/v1/login {"email":"m@example.com","password":"pw"}`: func(ctx context.Context, c *Client) error {
			_, err := c.Login(ctx, shared.Credentials{Email: "m@example.com", Password: "pw"})
			return err
		},
		`POST /api/v1/logout `: func(ctx context.Context, c *Client) error { return c.Logout(ctx) },
		`GET /api/v1/me `:      func(ctx context.Context, c *Client) error { _, err := c.Me(ctx); return err },
		`GET /api/v1/boards `:  func(ctx context.Context, c *Client) error { _, err := c.Boards(ctx); return err },
		`POST /api/v1/boards {"id":"b-1","title":"One"}`: func(ctx context.Context, c *Client) error {
			_, err := c.CreateBoard(ctx, shared.NewBoard{ID: board, Title: "One"})
			return err
		},
		`POST /api/v1/boards/import `: func(ctx context.Context, c *Client) error {
			_, err := c.Import(ctx, &File{}, false)
			return err
		},
		`POST /api/v1/boards/import?dry_run=true `: func(ctx context.Context, c *Client) error {
			_, err := c.Import(ctx, &File{}, true)
			return err
		},
		`GET /api/v1/boards/b-1 `: func(ctx context.Context, c *Client) error {
			_, err := c.Snapshot(ctx, board)
			return err
		},
		`GET /api/v1/boards/b-1/details `: func(ctx context.Context, c *Client) error {
			_, err := c.Details(ctx, board)
			return err
		},
		`GET /api/v1/boards/b-1/archive `: func(ctx context.Context, c *Client) error {
			_, err := c.Archive(ctx, board)
			return err
		},
		`GET /api/v1/boards/b-1/cards/c-1 `: func(ctx context.Context, c *Client) error {
			_, err := c.Card(ctx, board, card)
			return err
		},
		`POST /api/v1/boards/b-1/commands {"id":"k-1","type":"archive_card","data":{"card":"c-1"}}`: func(ctx context.Context, c *Client) error {
			_, err := c.Do(ctx, "u-1", board, shared.Envelope{ID: "k-1", Type: "archive_card", Data: json.RawMessage(`{"card":"c-1"}`)})
			return err
		},
		`GET /api/v1/boards/b-1/changes?since=7&wait=25 `: func(ctx context.Context, c *Client) error {
			_, err := c.Changes(ctx, board, 7, 25*time.Second)
			return err
		},
		`POST /api/v1/boards/b-1/members {"email":"o@example.com","role":"pic"}`: func(ctx context.Context, c *Client) error {
			_, err := c.AddMember(ctx, board, shared.Invite{Email: "o@example.com", Role: shared.PIC})
			return err
		},
		`POST /api/v1/boards {"id":"b-1","title":"One","template":"weekly"}`: func(ctx context.Context, c *Client) error {
			_, err := c.CreateBoard(ctx, shared.NewBoard{ID: board, Title: "One", Template: shared.TemplateWeekly})
			return err
		},
		`POST /api/v1/boards/b-1/copy {"id":"b-2","title":"Two","cards":true}`: func(ctx context.Context, c *Client) error {
			_, err := c.CopyBoard(ctx, board, shared.BoardCopy{ID: "b-2", Title: "Two", Cards: true})
			return err
		},
		`PUT /api/v1/boards/b-1/star `:    func(ctx context.Context, c *Client) error { return c.Star(ctx, board, true) },
		`DELETE /api/v1/boards/b-1/star `: func(ctx context.Context, c *Client) error { return c.Star(ctx, board, false) },
		`GET /api/v1/me/work `:            func(ctx context.Context, c *Client) error { _, err := c.Work(ctx); return err },
		`GET /api/v1/boards/b-1/filters `: func(ctx context.Context, c *Client) error {
			_, err := c.Filters(ctx, board)
			return err
		},
		`PUT /api/v1/boards/b-1/filters {"filters":[{"name":"Late","query":"due=overdue"}]}`: func(ctx context.Context, c *Client) error {
			_, err := c.KeepFilters(ctx, board, []shared.Filter{{Name: "Late", Query: "due=overdue"}})
			return err
		},
		`PATCH /api/v1/me {"name":"Mina","zone":""}`: func(ctx context.Context, c *Client) error {
			_, err := c.EditProfile(ctx, shared.ProfileEdit{Name: new("Mina"), Zone: new("")})
			return err
		},
		`DELETE /api/v1/me/avatar `: func(ctx context.Context, c *Client) error {
			_, err := c.RemoveAvatar(ctx)
			return err
		},
		`POST /api/v1/me/verify `:             func(ctx context.Context, c *Client) error { return c.AskToVerify(ctx) },
		`POST /api/v1/verify {"token":"t-1"}`: func(ctx context.Context, c *Client) error { return c.Verify(ctx, "t-1") },
		`POST /api/v1/me/email {"email":"n@example.com","password":"pw"}`: func(ctx context.Context, c *Client) error {
			return c.ChangeEmail(ctx, shared.EmailChange{Email: "n@example.com", Password: "pw"})
		},
		`POST /api/v1/email/confirm {"token":"t-1"}`: func(ctx context.Context, c *Client) error { return c.ConfirmEmail(ctx, "t-1") },
		`DELETE /api/v1/me {"password":"pw"}`: func(ctx context.Context, c *Client) error {
			return c.DeleteAccount(ctx, shared.Proof{Password: "pw"})
		},
		`POST /api/v1/forgot {"email":"m@example.com"}`: func(ctx context.Context, c *Client) error { return c.Forgot(ctx, "m@example.com") },
		`POST /api/v1/reset {"token":"t-1","password":"pw"}`: func(ctx context.Context, c *Client) error {
			return c.Reset(ctx, shared.Reset{Token: "t-1", Password: "pw"})
		},
		`POST /api/v1/me/password {"current":"pw","password":"other"}`: func(ctx context.Context, c *Client) error {
			return c.ChangePassword(ctx, shared.PasswordChange{Current: "pw", Password: "other"})
		},
		`GET /api/v1/me/sessions `:          func(ctx context.Context, c *Client) error { _, err := c.Sessions(ctx); return err },
		`DELETE /api/v1/me/sessions/s%2F1 `: func(ctx context.Context, c *Client) error { return c.EndSession(ctx, "s/1") },
		`DELETE /api/v1/me/sessions `:       func(ctx context.Context, c *Client) error { return c.EndOtherSessions(ctx) },
		`GET /api/v1/signin `:               func(ctx context.Context, c *Client) error { _, err := c.SignInWays(ctx); return err },
		`POST /api/v1/login/second {"second":"t-1","code":"123456"}`: func(ctx context.Context, c *Client) error {
			_, err := c.LoginSecond(ctx, shared.SecondFactor{Second: "t-1", Code: "123456"})
			return err
		},
		`POST /api/v1/me/totp {"password":"pw"}`: func(ctx context.Context, c *Client) error {
			_, err := c.StartTOTP(ctx, shared.Proof{Password: "pw"})
			return err
		},
		`POST /api/v1/me/totp/confirm {"code":"123456"}`: func(ctx context.Context, c *Client) error {
			_, err := c.ConfirmTOTP(ctx, shared.TOTPCode{Code: "123456"})
			return err
		},
		`POST /api/v1/me/totp/recovery {}`: func(ctx context.Context, c *Client) error {
			_, err := c.RenewRecovery(ctx, shared.Proof{})
			return err
		},
		`DELETE /api/v1/me/totp {"password":"pw"}`: func(ctx context.Context, c *Client) error {
			return c.EndTOTP(ctx, shared.Proof{Password: "pw"})
		},
		`GET /api/v1/me/tokens `: func(ctx context.Context, c *Client) error { _, err := c.Tokens(ctx); return err },
		`POST /api/v1/me/tokens {"name":"backup","scope":"read","days":30}`: func(ctx context.Context, c *Client) error {
			_, err := c.MakeToken(ctx, shared.NewToken{Name: "backup", Scope: shared.ScopeRead, Days: 30})
			return err
		},
		`DELETE /api/v1/me/tokens/k-1 `: func(ctx context.Context, c *Client) error { return c.EndToken(ctx, "k-1") },
		`GET /api/v1/boards/..%2Fme `: func(ctx context.Context, c *Client) error {
			_, err := c.Snapshot(ctx, "../me")
			return err
		},
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			var got string
			c := over(func(w http.ResponseWriter, r *http.Request) {
				body, _ := io.ReadAll(r.Body)
				got = r.Method + " " + r.RequestURI + " " + string(body)
				if len(body) > 0 && r.Header.Get("Content-Type") != "application/json" {
					t.Errorf("content type is %q", r.Header.Get("Content-Type"))
				}
				if user := r.Header.Get("Incharge-User"); (user == "u-1") != strings.Contains(r.URL.Path, "/commands") {
					t.Errorf("sent for %q", user)
				}
				_, _ = io.WriteString(w, `{"change":{"command":"k-1"}}`)
			})
			if err := call(t.Context(), c); err != nil {
				t.Error(err)
			}
			if got != want {
				t.Errorf("sent %s\nwant %s", got, want)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	const problem = `{"title":"Unprocessable","status":422,"detail":"title must not be empty","code":"invalid","errors":[{"field":"title","message":"must not be empty"}]}`
	for name, c := range map[string]struct {
		status  int
		body    string
		code    shared.Code
		message string
		fields  int
	}{
		"a problem":               {422, problem, shared.CodeInvalid, "title must not be empty", 1},
		"nobody signed in":        {401, `{"code":"unauthorized","title":"Sign in"}`, shared.CodeUnauthorized, "Sign in", 0},
		"gone":                    {410, `{"code":"gone","detail":"Too far back"}`, shared.CodeGone, "Too far back", 0},
		"a proxy without backend": {502, "<html>Bad Gateway</html>", shared.CodeUnavailable, "", 0},
		"a proxy's limit":         {413, "", shared.CodeTooLarge, "", 0},
		"a proxy's patience":      {429, "", shared.CodeRateLimited, "", 0},
		"a proxy without a route": {404, "404 page not found", shared.CodeUnavailable, "", 0},
		"a proxy's own door":      {401, "<html>Sign in to the office", shared.CodeUnavailable, "", 0},
		"a proxy that forbids":    {403, "", shared.CodeUnavailable, "", 0},
		"a proxy that gave up":    {410, `{"message":"gone"}`, shared.CodeUnavailable, "", 0},
		"a proxy's own fault":     {500, `{"code":500}`, shared.CodeUnavailable, "", 0},
		"something unheard of":    {418, "{}", shared.CodeUnavailable, "", 0},
		"the server's own fault":  {500, `{"code":"internal","title":"Internal"}`, shared.CodeInternal, "Internal", 0},
		"nothing there":           {404, `{"code":"not_found","title":"Not found"}`, shared.CodeNotFound, "Not found", 0},
	} {
		_, err := over(answer(c.status, c.body)).Boards(t.Context())
		var e *shared.Error
		if !errors.As(err, &e) || e.Code != c.code || e.Message != c.message || len(e.Fields) != c.fields {
			t.Errorf("%s: got %#v", name, err)
		}
		if SignedOut(err) != (c.code == shared.CodeUnauthorized) || Gone(err) != (c.code == shared.CodeGone) ||
			Missing(err) != (c.code == shared.CodeNotFound) || TooLarge(err) != (c.code == shared.CodeTooLarge) ||
			Unreachable(err) != (c.code == shared.CodeUnavailable) || Strayed(err) != (c.message == "") {
			t.Errorf("%s: %v is taken for something else", name, err)
		}
	}
}

func TestAnswerThatIsNoJSON(t *testing.T) {
	t.Parallel()
	if _, err := over(answer(200, "<html>")).Me(t.Context()); !Strayed(err) || SignedOut(err) || Unreachable(err) {
		t.Errorf("got %v", err)
	}
	// JSON of something else must not be taken for the answer to a command.
	for _, body := range []string{"{}", `{"status":"sign in"}`, `{"seq":3,"change":{"seq":3,"command":"another"}}`} {
		if _, err := over(answer(200, body)).Do(t.Context(), "u-1", "b-1", shared.Envelope{ID: "k-1"}); !Strayed(err) || Unreachable(err) {
			t.Errorf("%s: got %v", body, err)
		}
	}
}

func TestNoAnswer(t *testing.T) {
	t.Parallel()
	offline := New(func(context.Context, Request) (Response, error) { return Response{}, ErrOffline })
	if _, err := offline.Me(t.Context()); !errors.Is(err, ErrOffline) || !Unreachable(err) {
		t.Errorf("offline: got %v", err)
	}
	synctest.Test(t, func(t *testing.T) {
		stuck := New(func(ctx context.Context, _ Request) (Response, error) {
			<-ctx.Done()
			return Response{}, ErrOffline // what a fetch that was aborted looks like
		})
		began := time.Now()
		_, err := stuck.Changes(t.Context(), "b", 0, 25*time.Second)
		if !errors.Is(err, ErrTimeout) || !Unreachable(err) || time.Since(began) != patience+25*time.Second {
			t.Errorf("stuck: got %v after %v", err, time.Since(began))
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := stuck.Me(ctx); !errors.Is(err, context.Canceled) || Unreachable(err) {
			t.Errorf("left: got %v", err)
		}
	})
}
