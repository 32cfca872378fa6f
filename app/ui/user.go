package ui

import (
	"hash/fnv"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// userMenu is the person in the header, with what they can set for themselves.
// It also keeps the door: without anybody signed in it leads to the login page.
type userMenu struct {
	app.Compo
	watcher
	env     *env
	leaving bool // it is asked whether what isn't sent may be lost
}

func (m *userMenu) OnMount(ctx app.Context) {
	m.watch(ctx, &m.env.session.changed, &m.env.queued, &m.env.clashes.changed, &m.env.reach.changed)
	m.stops = append(m.stops, m.env.session.changed.listen(func() { ctx.Dispatch(m.guard) }))
	m.guard(ctx)
}

// secondAt is where somebody sets up a second factor who has to before anything
// else.
const secondAt = "/account/security"

// setUpFirst is the address of that, from where it goes on to another.
func setUpFirst(to string) string { return secondAt + "?next=" + url.QueryEscape(to) }

func (m *userMenu) guard(ctx app.Context) {
	switch account, known := m.env.session.current(); {
	case account != nil && account.Owes():
		if at := app.Window().URL().RequestURI(); !strings.HasPrefix(at, secondAt) {
			ctx.Navigate(setUpFirst(at))
		}
	case !known || account != nil:
	case m.env.session.wasLeft():
		ctx.Navigate("/login") // whoever comes next goes their own way
	default:
		ctx.Navigate("/login?next=" + url.QueryEscape(app.Window().URL().RequestURI()))
	}
}

func (m *userMenu) Render() app.UI {
	account, _ := m.env.session.current()
	if account == nil {
		return app.Div()
	}
	t := text.T().Common
	return app.Div().Class("menu-anchor").Body(
		app.Button().Type("button").ID("user").Class("button button-quiet bar-user").
			Attr("popovertarget", "user-menu").Aria("haspopup", "menu").Aria("label", t.UserMenu(account.Name)).
			Body(portrait(self(*account))),
		app.Div().ID("user-menu").Class("menu menu-tall").Attr("popover", "auto").Role("menu").Body(
			app.Div().Class("menu-head").Body(
				app.Div().Class("clip").Text(account.Name),
				app.Div().Class("clip small faint").Text(account.Email),
			),
			app.Div().Body(app.If(!account.Owes(), func() app.UI {
				return app.A().ID("user-work").Class("menu-item").Role("menuitem").Href(workAt).
					Body(Icon("work").UI(), app.Text(text.T().Work.Title))
			})),
			app.Div().Body(app.If(!account.Owes(), func() app.UI {
				return app.A().ID("user-account").Class("menu-item").Role("menuitem").Href("/account").
					Body(Icon("person").UI(), app.Text(text.T().Account.Title))
			})),
			app.Div().Body(app.If(account.Admin && !account.Owes(), func() app.UI {
				return app.A().ID("user-admin").Class("menu-item").Role("menuitem").Href("/admin").
					Body(Icon("shield").UI(), app.Text(text.T().Admin.Title))
			})),
			app.Hr().Class("menu-line"),
			app.Div().Role("group").Aria("label", t.Theme).Body(
				app.Div().Class("menu-label").Aria("hidden", true).Text(t.Theme),
				m.theme("", "system", t.ThemeSystem),
				m.theme("light", "sun", t.ThemeLight),
				m.theme("dark", "moon", t.ThemeDark),
			),
			app.Div().Body(app.If(!account.Owes(), m.languages)), // it is the account's
			app.Hr().Class("menu-line"),
			app.Div().Body(m.keeping()),
			app.Hr().Class("menu-line"),
			app.Button().Type("button").Class("menu-item").Role("menuitem").
				Body(Icon("sign-out").UI(), app.Text(t.SignOut)).OnClick(m.signOut),
		),
		m.leaveDialog(),
	)
}

func (m *userMenu) theme(name string, icon Icon, label string) app.UI {
	chosen := app.IsClient && theme() == name
	return app.Button().Type("button").Class("menu-item").Role("menuitemradio").Aria("checked", chosen).
		Body(icon.UI(), app.Span().Class("grow").Text(label), checked(chosen)).
		OnClick(func(app.Context, app.Event) { setTheme(name) })
}

func (m *userMenu) languages() app.UI {
	t := text.T().Common
	return app.Div().Body(
		app.Hr().Class("menu-line"),
		app.Div().Role("group").Aria("label", t.Language).Body(
			app.Div().Class("menu-label").Aria("hidden", true).Text(t.Language),
			app.Range(text.Languages).Slice(func(i int) app.UI { return m.language(i) })))
}

func (m *userMenu) language(i int) app.UI {
	l := text.Languages[i]
	chosen := text.T().Language == l.Language
	return app.Button().Type("button").Class("menu-item").Role("menuitemradio").Aria("checked", chosen).
		Lang(string(l.Language)).
		Body(app.Span().Class("grow").Text(l.Name), checked(chosen)).
		OnClick(func(ctx app.Context, _ app.Event) {
			m.env.chooseLanguage(ctx, l.Language)
		})
}

// keeping is whether boards stay on this device.
func (m *userMenu) keeping() app.UI {
	t := text.T().Common
	on := app.IsClient && keepsBoards()
	return app.Button().Type("button").ID("user-keep").Class("menu-item").Role("menuitemcheckbox").Aria("checked", on).
		Title(t.KeepWhy).DataSet("stay", true).
		Body(Icon("device").UI(), app.Span().Class("grow").Text(t.Keep), checked(on)).
		OnClick(func(ctx app.Context, _ app.Event) {
			ctx.Async(func() {
				m.env.keepBoards(ctx, !on)
				ctx.Dispatch(func(app.Context) {})
			})
		}, app.EventScope(strconv.FormatBool(on)))
}

func checked(chosen bool) app.UI {
	return app.If(chosen, func() app.UI { return Icon("check").UI() })
}

// avatar is a person as a circle with their initials; the name itself stands
// beside it or in a label, so it is hidden from readers of the screen.
func avatar(id shared.UserID, name string, classes ...string) app.UI {
	return app.Span().Class("avatar", avatarGround(id)).Class(classes...).Title(name).Aria("hidden", true).
		Text(initials(name))
}

// portrait is a person as a circle with their picture; their initials show until it
// is there, and where there is none.
func portrait(user shared.User, classes ...string) app.UI {
	return app.Span().Class("avatar", avatarGround(user.ID)).Class(classes...).Title(user.Name).Aria("hidden", true).Body(
		app.Text(initials(user.Name)),
		app.If(user.Avatar != "", func() app.UI { return app.Img().Class("avatar-picture").Src(user.Avatar).Alt("") }))
}

// self is how others see somebody.
func self(account shared.Account) shared.User {
	return shared.User{ID: account.ID, Name: account.Name, Avatar: account.Avatar}
}

// avatarGround is the class with the colour of a person, or of whatever else
// has an id; the same everywhere.
func avatarGround[T ~string](id T) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id))
	return "avatar-" + strconv.Itoa(int(h.Sum32()%8))
}

// initials stand for a name in an avatar: of the first and the last word; of a
// name in Hangul or Han characters its last two, the given name.
func initials(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return "?"
	}
	first := []rune(words[0])
	if len(words) == 1 && len(first) > 1 && unicode.In(first[0], unicode.Hangul, unicode.Han) {
		return string(first[max(0, len(first)-2):])
	}
	letters := string(first[:1])
	if len(words) > 1 {
		letters += string([]rune(words[len(words)-1])[:1])
	}
	return strings.ToUpper(letters)
}
