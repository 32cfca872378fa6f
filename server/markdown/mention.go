package markdown

import (
	"html"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"incharge/shared"
)

// Names says what somebody is called today; empty where that isn't known.
type Names func(shared.UserID) string

var namesKey = parser.NewContextKey()

var kindMention = ast.NewNodeKind("Mention")

// mention is a person who is named in a text.
type mention struct {
	ast.BaseInline
	user shared.UserID
	name string
}

func (*mention) Kind() ast.NodeKind { return kindMention }

func (n *mention) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"user": string(n.user), "name": n.name}, nil)
}

// mentions finds them, by the same parser as everybody else.
type mentions struct{}

func (mentions) Trigger() []byte { return []byte{'@'} }

func (mentions) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	m, ok := shared.MentionAt(string(line))
	if !ok {
		return nil
	}
	block.Advance(m.End)
	n := &mention{user: m.User, name: m.Name}
	if names, ok := pc.Get(namesKey).(Names); ok {
		if today := names(m.User); today != "" {
			n.name = today
		}
	}
	return n
}

// RegisterFuncs renders them.
func (mentions) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindMention, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if m := n.(*mention); entering {
			_, _ = w.WriteString(`<span class="mention" data-user="` + string(m.user) + `">@` + html.EscapeString(m.name) + `</span>`) // into memory
		}
		return ast.WalkContinue, nil
	})
}
