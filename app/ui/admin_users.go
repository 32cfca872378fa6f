package ui

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

const userSearchID = "user-search"

// adminUsers are the accounts of the instance.
type adminUsers struct {
	app.Compo
	watcher
	env *env
	ctx app.Context // of the page: what an event came from may be gone when its answer is there
	has string      // what is searched for
	pages[shared.UserRecord, shared.UserID]

	sure  sureness
	about shared.UserID // who is asked about
	busy  shared.UserID
	link  string // to choose a new password, for linked
	given shared.UserID

	sessions userSessions
}

// sureness is what an administrator is asked before it is done.
type sureness int

const (
	notAsked sureness = iota
	sureDisable
	sureMake
	sureTake
	sureLost
)

func (p *adminUsers) OnInit() { p.sessions.page = p }

func (p *adminUsers) OnMount(ctx app.Context) {
	p.ctx, p.list = ctx, "user-list"
	p.load("")
}

// searchPause is how long somebody has typed nothing more when it is searched.
const searchPause = 250 * time.Millisecond

func (p *adminUsers) search(ctx app.Context, _ app.Event) {
	has := strings.TrimSpace(typed(ctx))
	p.asked++
	asked := p.asked
	p.ctx.After(searchPause, func(app.Context) {
		if asked == p.asked {
			p.has = has
			p.load("")
		}
	})
}

// load fetches the first page, or the one after somebody.
func (p *adminUsers) load(after shared.UserID) {
	has, ctx := p.has, p.ctx
	p.fetch(ctx, p.env, after, func(after shared.UserID) ([]shared.UserRecord, shared.UserID, error) {
		page, err := p.env.client.Users(ctx, has, after)
		return page.Users, page.Next, err
	}, func() {})
}

func (p *adminUsers) Render() app.UI {
	t := text.T().Admin
	return app.Div().Class("account-sections").Body(
		matter("users", t.Users, t.UsersWhy,
			app.Input().ID(userSearchID).Class("input").Type("search").Attr("autocomplete", "off").MaxLength(shared.MaxName).
				Aria("label", t.Search).Placeholder("%s", t.Search).OnInput(p.search),
			p.UI(t.Users, p.row, func() app.UI { return empty("search", t.NoUsers, t.NoUsersWhy) }, p.load)),
		p.sessions.UI())
}

// took puts a changed account where it was.
func (p *adminUsers) took(user shared.UserRecord) {
	for i := range p.items {
		if p.items[i].ID == user.ID {
			p.items[i] = user
		}
	}
}
