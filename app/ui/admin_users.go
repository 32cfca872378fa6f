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
	env    *env
	ctx    app.Context // of the page: what an event came from may be gone when its answer is there
	users  []shared.UserRecord
	next   shared.UserID
	has    string // what is searched for
	asked  int    // of the latest search
	more   bool   // the next page is on its way
	status status
	err    error

	sure  sureness
	about shared.UserID // who is asked about
	busy  shared.UserID
	link  string // to choose a new password, for linked
	given shared.UserID
}

// sureness is what an administrator is asked before it is done.
type sureness int

const (
	notAsked sureness = iota
	sureDisable
	sureMake
	sureTake
)

func (p *adminUsers) OnMount(ctx app.Context) {
	p.ctx = ctx
	p.load("")
}

// searchPause is how long somebody has typed nothing more when it is searched.
const searchPause = 250 * time.Millisecond

func (p *adminUsers) search(ctx app.Context, _ app.Event) {
	has := strings.TrimSpace(typed(ctx))
	p.asked++
	asked := p.asked
	p.ctx.After(searchPause, func(app.Context) {
		if asked == p.asked && has != p.has {
			p.has = has
			p.load("")
		}
	})
}

// load fetches the first page, or the one after somebody.
func (p *adminUsers) load(after shared.UserID) {
	p.asked++
	asked, has := p.asked, p.has
	p.more = after != ""
	ctx := p.ctx
	ctx.Async(func() {
		page, err := p.env.client.Users(ctx, has, after)
		p.env.note(ctx, err)
		ctx.Dispatch(func(app.Context) {
			if asked != p.asked {
				return
			}
			p.more = false
			switch {
			case err != nil && after != "":
				p.env.toasts.fail(explain(err))
			case err != nil:
				p.err, p.status = err, broken
			case after != "":
				p.users, p.next = append(p.users, page.Users...), page.Next
			default:
				p.users, p.next, p.status = page.Users, page.Next, ready
			}
		})
	})
}

func (p *adminUsers) Render() app.UI {
	t := text.T().Admin
	return app.Div().Class("account-sections").Body(
		matter("users", t.Users, t.UsersWhy,
			app.Input().ID(userSearchID).Class("input").Type("search").Attr("autocomplete", "off").MaxLength(shared.MaxName).
				Aria("label", t.Search).Placeholder("%s", t.Search).OnInput(p.search),
			app.Div().Body(
				app.If(p.status == loading, waiting).ElseIf(p.status == broken, func() app.UI {
					return failed(t.Lost, p.err, func() {
						p.status = loading
						p.load("")
					})
				}).ElseIf(len(p.users) == 0, func() app.UI {
					return empty("search", t.NoUsers, t.NoUsersWhy)
				}).Else(func() app.UI {
					return app.Ul().ID("user-list").Class("entries").TabIndex(-1).Aria("label", t.Users).Body(
						app.Range(p.users).Slice(func(i int) app.UI { return p.row(p.users[i]) }))
				})),
			app.Div().Class("account-acts").Body(moreButton(p.status == ready && p.next != "", p.more, func(app.Context, app.Event) {
				p.load(p.next)
			}))))
}

// took puts a changed account where it was.
func (p *adminUsers) took(user shared.UserRecord) {
	for i := range p.users {
		if p.users[i].ID == user.ID {
			p.users[i] = user
		}
	}
}
