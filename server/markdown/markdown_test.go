package markdown

import (
	"html"
	"strings"
	"testing"
	"time"

	"incharge/shared"
)

func TestHTML(t *testing.T) {
	t.Parallel()
	const away = ` rel="noopener nofollow ugc" target="_blank"`
	for text, want := range map[string]string{
		"":                                       "",
		"Mend the *roof*":                        "<p>Mend the <em>roof</em></p>\n",
		"1 < 2 & \"3\"":                          "<p>1 &lt; 2 &amp; &#34;3&#34;</p>\n",
		"- [x] slates\n- [ ] lead":               "<ul>\n<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> slates</li>\n<li><input disabled=\"\" type=\"checkbox\"> lead</li>\n</ul>\n",
		"~~no~~ **yes** `x<y`":                   "<p><del>no</del> <strong>yes</strong> <code>x&lt;y</code></p>\n",
		"[slates](https://example.com/?a=1&b=2)": `<p><a href="https://example.com/?a=1&amp;b=2"` + away + ">slates</a></p>\n",
		"see https://example.com.":               `<p>see <a href="https://example.com"` + away + ">https://example.com</a>.</p>\n",
		"<ada@example.com>":                      `<p><a href="mailto:ada@example.com"` + away + ">ada@example.com</a></p>\n",
		"![a roof](https://example.com/pixel.png)": "<p>a roof</p>\n",
		"a <b onclick=x>bold</b> word":             "<p>a &lt;b onclick=x&gt;bold&lt;/b&gt; word</p>\n",
		"<div>\n<p>block\n</div>":                  "<p>&lt;div&gt;<br>\n&lt;p&gt;block<br>\n&lt;/div&gt;</p>\n",
		"5. five\n6. six":                          "<ol start=\"5\">\n<li>five</li>\n<li>six</li>\n</ol>\n",
		"# Roof\n\n> quote\n\n```go\nfunc()\n```":  "<h1>Roof</h1>\n<blockquote>\n<p>quote</p>\n</blockquote>\n<pre><code>func()\n</code></pre>\n",
		"| a | b |\n|:-:|--:|\n| 1 | <i>2</i> |":   "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>&lt;i&gt;2&lt;/i&gt;</td>\n</tr>\n</tbody>\n</table>\n",
		"한국어 **지붕**":                               "<p>한국어 <strong>지붕</strong></p>\n",
	} {
		got, err := HTML(text)
		if err != nil || got != want {
			t.Errorf("%q:\n%s\nwant\n%s%v", text, got, want, err)
		}
	}
}

// Whoever is mentioned is called what they are called today, where that is
// known; and a mention in code is what was written there.
func TestMentions(t *testing.T) {
	t.Parallel()
	const ada = shared.UserID("0193a5b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b")
	written := shared.MentionOf(ada, "Ada & <b>")
	chip := func(name string) string {
		return `<span class="mention" data-user="` + string(ada) + `">@` + name + `</span>`
	}
	for text, want := range map[string]string{
		written:                     "<p>" + chip("Ada &amp; &lt;b&gt;") + "</p>\n",
		"Ask **" + written + "** 님": "<p>Ask <strong>" + chip("Ada &amp; &lt;b&gt;") + "</strong> 님</p>\n",
		"`" + written + "`":         "<p><code>" + html.EscapeString(written) + "</code></p>\n",
		"@[Ada](user:1)":            "<p>@<a rel=\"noopener nofollow ugc\" target=\"_blank\">Ada</a></p>\n",
		"- [ ] " + written:          "<ul>\n<li><input disabled=\"\" type=\"checkbox\"> " + chip("Ada &amp; &lt;b&gt;") + "</li>\n</ul>\n",
	} {
		if got, err := HTML(text); err != nil || got != want {
			t.Errorf("%q:\n%s\nwant\n%s%v", text, got, want, err)
		}
	}
	got, err := Named(written, func(id shared.UserID) string { return map[shared.UserID]string{ada: "Ada \"K\""}[id] })
	if want := "<p>" + chip("Ada &#34;K&#34;") + "</p>\n"; err != nil || got != want {
		t.Errorf("%s, want %s: %v", got, want, err)
	}
}

// Texts made to take long don't.
func TestHostileTexts(t *testing.T) {
	t.Parallel()
	const most = 100_000
	for name, part := range map[string]string{
		"quotes": ">", "quotes apart": "> ", "lists": "- ", "numbers": "1. ", "brackets": "[", "images": "![", "links": "[a](", "stars": "*a ", "underscores": "_",
		"backticks": "`a", "entities": "&", "tags": "<a", "tables": "|", "angles": "<", "comments": "<!--", "references": "[a]: b\n", "footnotes": "[^a]", "tasks": "- [ ] ",
		"emphasis": "**x*", "strikes": "~~a", "links bare": "http://a.", "mails": "a@", "lines": "\n", "zero": "\x00", "deep": "> - ", "html": "<div>\n",
		"mentions": "@[", "mentioned": shared.MentionOf("0193a5b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b", "Ada"),
		"rows": "|a|b|\n|-|-|\n", "steps": " ",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			began := time.Now()
			if _, err := HTML(strings.Repeat(part, most/len(part))); err != nil {
				t.Error(err)
			}
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
	var stairs strings.Builder
	for i := range 400 {
		stairs.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	began := time.Now()
	if _, err := HTML(stairs.String()); err != nil || time.Since(began) > 5*time.Second {
		t.Errorf("stairs: %v after %v", err, time.Since(began))
	}
}
