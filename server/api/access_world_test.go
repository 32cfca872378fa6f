package api

import (
	"bytes"
	"image"
	"image/png"
	"net/http"
	"strconv"
	"strings"

	"incharge/server/auth"
	"incharge/shared"
)

// world is a board, and everybody who stands in some relation to it. Their
// names say in which: Ada runs the instance, Sunja is the supervisor, Grace is
// in charge of the card, Pim of none, Otto observes.
type world struct {
	*rig
	ada, sunja, grace, pim, otto  *person
	stranger, left, leaver        *person
	nobody, guess, late, disabled *person
	reads, writes, rules          *person // programs: Pim's that may read, his that may write, Ada's
	board                         shared.Snapshot
	garden                        shared.Snapshot // another board of those who are on it
	foreign                       shared.CardID   // on the stranger's board
	card                          shared.CardID
	list                          shared.ListID
	label                         shared.LabelID
	comment                       shared.CommentID
	checklist                     shared.ChecklistID
	item                          shared.ItemID
	attachment                    shared.AttachmentID
	other                         shared.CardID // free
	seq                           int64
	invitation, session, token    string
	others                        map[string]string // of what is in braces: somebody else's
}

func newWorld(r *rig) *world {
	w := &world{rig: r, nobody: r.nobody(), others: map[string]string{}}
	w.ada, w.sunja, w.grace, w.pim, w.otto = r.person("Ada"), r.person("Sunja"), r.person("Grace"), r.person("Pim"), r.person("Otto")
	w.stranger, w.left, w.leaver, w.disabled = r.person("Xerxes"), r.person("Lea"), r.person("Liv"), r.person("Dis")
	w.board = w.sunja.board("House")
	for p, role := range map[*person]shared.Role{w.grace: shared.PIC, w.pim: shared.PIC, w.otto: shared.Observer,
		w.left: shared.Supervisor, w.leaver: shared.PIC, w.disabled: shared.Supervisor} {
		w.sunja.join(w.board.Board.ID, p, role)
	}
	w.sunja.done(w.board.Board.ID, shared.RemoveMember{User: w.left.user.ID})
	w.garden = w.sunja.board("Garden")
	for p, role := range map[*person]shared.Role{w.grace: shared.PIC, w.pim: shared.Supervisor, w.otto: shared.Observer} {
		w.sunja.join(w.garden.Board.ID, p, role)
	}
	w.exec(`UPDATE users SET disabled_at = now() WHERE id = ?`, w.disabled.user.ID)
	w.late = w.again(w.sunja)
	w.exec(`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE token_hash = sha256(?::bytea)`, w.late.token)
	w.guess = r.nobody()
	w.guess.token = strings.Repeat("A", len(w.sunja.token))
	w.sunja.do(http.MethodPut, "/me/avatar", smallPicture(r), "Content-Type", "image/png").want(200)
	w.reads, w.writes, w.rules = w.program(w.pim, shared.ScopeRead), w.program(w.pim, shared.ScopeWrite), w.program(w.ada, shared.ScopeWrite)

	theirs := w.stranger.board("Theirs")
	w.foreign = w.stranger.card(theirs, "Spy")
	w.others["card"] = string(w.foreign)
	w.stranger.post("/boards/"+string(theirs.Board.ID)+"/members", shared.Invite{Email: "spy@example.com", Role: shared.PIC}).want(201)
	w.others["invitation"] = w.invited(w.stranger, theirs.Board.ID)
	w.others["session"], w.others["token"] = w.belongings(w.stranger)
	w.others["user"] = string(w.stranger.user.ID)
	return w
}

// whole has everything switched on that calls are about.
func whole(_ *Config, accounts *auth.Config) {
	seals, err := auth.NewSeals([]byte(strings.Repeat("a key for tests ", 2)), nil)
	if err != nil {
		panic(err)
	}
	accounts.Seals = seals
}

func (w *world) exec(query string, values ...any) {
	w.Helper()
	if _, err := w.db.NewRaw(query, values...).Exec(w.Context()); err != nil {
		w.Fatal(err)
	}
}

// again is the same person with another session.
func (w *world) again(p *person) *person {
	w.Helper()
	other := w.rig.nobody()
	other.token = other.post("/login", shared.Credentials{Email: p.email, Password: password}).want(200).cookies[0].Value
	return other
}

// program is one that has a token of somebody's.
func (w *world) program(p *person, scope shared.Scope) *person {
	w.Helper()
	made := decoded[shared.MadeToken](p.post("/me/tokens", shared.NewToken{Name: "Script", Scope: scope, Days: 1}).want(201))
	program := w.rig.nobody()
	program.token = made.Secret
	return program
}

// belongings are a session and a token of somebody's.
func (w *world) belongings(p *person) (session, token string) {
	w.Helper()
	w.again(p)
	w.program(p, shared.ScopeRead)
	for _, s := range decoded[shared.Sessions](p.get("/me/sessions").want(200)).Sessions {
		if !s.Current {
			session = s.ID
		}
	}
	return session, string(decoded[shared.Tokens](p.get("/me/tokens").want(200)).Tokens[0].ID)
}

// sessionOf begins a session for somebody, and names one of theirs.
func (w *world) sessionOf(p *person) (id string) {
	w.Helper()
	w.again(p)
	if err := w.db.NewRaw(`SELECT id FROM sessions WHERE user_id = ? LIMIT 1`, p.user.ID).Scan(w.Context(), &id); err != nil {
		w.Fatal(err)
	}
	return id
}

func (w *world) invited(p *person, board shared.BoardID) string {
	w.Helper()
	return string(decoded[shared.Invitations](p.get("/boards/" + string(board) + "/invitations").want(200)).Invitations[0].ID)
}

// renew makes what calls and commands are about anew, whatever has happened to
// it before.
func (w *world) renew() {
	w.Helper()
	board, in := w.board.Board.ID, w.sunja
	w.list, w.card = shared.NewID[shared.ListID](), shared.NewID[shared.CardID]()
	w.label, w.comment, w.other = shared.NewID[shared.LabelID](), shared.NewID[shared.CommentID](), shared.NewID[shared.CardID]()
	w.checklist, w.item, w.attachment = shared.NewID[shared.ChecklistID](), shared.NewID[shared.ItemID](), shared.NewID[shared.AttachmentID]()
	in.done(board, shared.AddList{List: w.list, Title: "Later"})
	in.done(board, shared.AddCard{Card: w.card, List: w.board.Lists[0].ID, Title: "Mend the roof", PIC: &w.grace.user.ID})
	in.done(board, shared.AddLabel{Label: w.label, Name: "Roof", Color: shared.Colors[0]})
	in.done(board, shared.CommentCard{Comment: w.comment, Card: w.card, Body: "Hm"})
	in.done(board, shared.AddChecklist{Checklist: w.checklist, Card: w.card, Title: "Steps"})
	in.done(board, shared.AddItem{Item: w.item, Checklist: w.checklist, Text: "Ladder"})
	in.done(board, shared.AttachLink{Attachment: w.attachment, Card: w.card, Name: "Roof", URL: "https://example.com/roof.png"})
	w.exec(`UPDATE attachments SET width = 8, height = 8 WHERE id = ?`, w.attachment) // a picture
	in.done(board, shared.AddCard{Card: w.other, List: w.board.Lists[0].ID, Title: "Buy slates"})
	w.seq = in.done(board, shared.EditCard{Card: w.card, Title: new("Mend the whole roof")}).Seq
	in.post("/boards/"+string(board)+"/members", shared.Invite{Email: "invited@example.com", Role: shared.PIC}).want(201)
	w.invitation = w.invited(in, board)
}

// fill puts what a text names in braces into it.
func (w *world) fill(text string) string {
	values := []string{
		"{board}", string(w.board.Board.ID), "{card}", string(w.card), "{list}", string(w.list), "{label}", string(w.label),
		"{comment}", string(w.comment), "{item}", string(w.item), "{checklist}", string(w.checklist), "{attachment}", string(w.attachment), "{other}", string(w.other),
		"{seq}", strconv.FormatInt(w.seq, 10), "{number}", "1",
		"{garden}", string(w.garden.Board.ID), "{bed}", string(w.garden.Lists[0].ID),
		"{invitation}", w.invitation, "{session}", w.session, "{token}", w.token, "{password}", password,
		"{user}", string(w.sunja.user.ID), "{grace}", string(w.grace.user.ID), "{pim}", string(w.pim.user.ID), "{leaver}", string(w.leaver.user.ID),
		"{new}", string(shared.NewID[shared.CardID]()), "{picture}", string(smallPicture(w.rig)),
	}
	return strings.NewReplacer(values...).Replace(text)
}

// call makes a call of the description, as a browser or, with an API token, as
// a program does. path is the template with what it names filled in.
func (w *world) call(p *person, method, path string, row row) answer {
	w.Helper()
	if row.query != "" {
		path += "?" + w.fill(row.query)
	}
	header := []string{}
	switch {
	case strings.HasPrefix(p.token, "inc_"):
		header = append(header, "Authorization", "Bearer "+p.token)
	case p.token != "":
		header = append(header, "Cookie", plainCookie+"="+p.token)
	}
	var body any
	if row.body != "" {
		body = w.fill(row.body)
	}
	if strings.HasPrefix(row.body, "{picture}") {
		header = append(header, "Content-Type", "image/png")
	}
	bare := w.rig.nobody() // without a jar's cookies
	bare.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return bare.do(method, path, body, header...)
}

func smallPicture(r *rig) []byte {
	r.Helper()
	var data bytes.Buffer
	if err := png.Encode(&data, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		r.Fatal(err)
	}
	return data.Bytes()
}
