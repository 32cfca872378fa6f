package api

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"strings"
	"testing"

	"incharge/shared"
)

func TestProfile(t *testing.T) {
	r := newRig(t)
	ada, grace := r.person("Ada"), r.person("Grace")
	s := ada.board("House")
	ada.join(s.Board.ID, grace, shared.PIC)
	v := ada.dial()
	v.watching(s.Board.ID, 2, 2)

	edited := decoded[shared.Me](grace.do("PATCH", "/me", `{"name": " Grace Hopper ", "language": "ko", "zone": "America/New_York"}`).want(200)).User
	if edited.Name != "Grace Hopper" || edited.Language != "ko" || edited.Zone != "America/New_York" || edited.Email != grace.email {
		t.Errorf("%+v", edited)
	}
	if me := decoded[shared.Me](grace.get("/me").want(200)).User; me != edited {
		t.Errorf("%+v, want %+v", me, edited)
	}
	changes := v.changes(s.Board.ID, 3, 3)
	if len(changes[0].Members) != 1 || changes[0].Members[0].User != (shared.User{ID: grace.user.ID, Name: "Grace Hopper"}) || changes[0].Members[0].Role != shared.PIC {
		t.Errorf("others see %+v", changes[0])
	}
	if same := decoded[shared.Me](grace.do("PATCH", "/me", `{"zone": "", "language": ""}`).want(200)).User; same.Name != "Grace Hopper" || same.Zone != "" || same.Language != "" {
		t.Errorf("%+v", same)
	}
	for body, field := range map[string]string{
		`{"name": ""}`: "name", `{"name": "a\nb"}`: "name", `{"language": "de"}`: "language", `{"zone": "Europe/Nowhere"}`: "zone",
		`{"zone": "Local"}`: "zone", `{"zone": "../../etc/passwd"}`: "zone", `{"email": "x@example.com"}`: "email",
	} {
		grace.do("PATCH", "/me", body).refused(422, shared.CodeInvalid, field)
	}
	r.nobody().do("PATCH", "/me", `{"name": "Eve"}`).want(401)
}

func TestAvatar(t *testing.T) {
	r := newRig(t)
	ada, grace, eve := r.person("Ada"), r.person("Grace"), r.person("Eve")
	s := ada.board("House")
	ada.join(s.Board.ID, grace, shared.Observer)
	m := image.NewNRGBA(image.Rect(0, 0, 400, 300))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	m.Set(200, 150, color.NRGBA{R: 255, A: 255})
	var sent bytes.Buffer
	if err := png.Encode(&sent, m); err != nil {
		t.Fatal(err)
	}
	const kind = "Content-Type"
	set := decoded[shared.Me](ada.do("PUT", "/me/avatar", sent.Bytes(), kind, "image/png").want(200)).User
	path, ours := strings.CutPrefix(set.Avatar, prefix)
	if !ours || !strings.HasPrefix(path, "/users/"+string(ada.user.ID)+"/avatar?v=") {
		t.Fatalf("%+v", set)
	}
	got := grace.get(path).want(200)
	if config, format, err := image.DecodeConfig(bytes.NewReader(got.body)); err != nil || format != "png" || config.Width != 256 || config.Height != 256 || bytes.Equal(got.body, sent.Bytes()) {
		t.Errorf("%s of %d by %d, %v", format, config.Width, config.Height, err)
	}
	if got.header.Get(kind) != "image/png" || got.header.Get("X-Content-Type-Options") != "nosniff" || !strings.HasPrefix(got.header.Get("Cache-Control"), "private") {
		t.Errorf("%v", got.header)
	}
	if again := ada.get(path, "If-None-Match", got.header.Get("ETag")).want(http.StatusNotModified); len(again.body) > 0 {
		t.Errorf("%d bytes", len(again.body))
	}
	eve.get(path).refused(404, shared.CodeNotFound, "") // is on no board with her
	grace.get("/users/"+string(eve.user.ID)+"/avatar").refused(404, shared.CodeNotFound, "")
	grace.get("/users/x/avatar").refused(404, shared.CodeNotFound, "")
	r.nobody().get(path).want(401)
	for _, member := range decoded[shared.Snapshot](grace.get("/boards/" + string(s.Board.ID))).Members {
		if want := map[bool]string{true: set.Avatar}[member.User.ID == ada.user.ID]; member.User.Avatar != want {
			t.Errorf("%s looks like %q", member.User.Name, member.User.Avatar)
		}
	}

	ada.do("PUT", "/me/avatar", "<svg/>", kind, "image/svg+xml").refused(415, shared.CodeInvalid, kind)
	ada.do("PUT", "/me/avatar", "<svg/>", kind, "image/png").refused(422, shared.CodeInvalid, "body")
	ada.do("PUT", "/me/avatar", bytes.Repeat([]byte("x"), shared.MaxAvatar+1), kind, "image/png").refused(413, shared.CodeTooLarge, "")
	if same := decoded[shared.Me](ada.get("/me")).User; same.Avatar != set.Avatar {
		t.Errorf("%+v", same)
	}
	if none := decoded[shared.Me](ada.do("DELETE", "/me/avatar", nil).want(200)).User; none.Avatar != "" {
		t.Errorf("%+v", none)
	}
	grace.get(path).refused(404, shared.CodeNotFound, "")
	if tables := r.stored("avatar?v="); len(tables) != 1 || tables[0] != "changes" { // which say how it was
		t.Errorf("still in %q", tables)
	}
}
