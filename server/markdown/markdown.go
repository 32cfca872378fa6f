// Package markdown makes HTML of what people have written, and keeps out of it
// whatever could run, load or pretend: the HTML holds formatting, links
// and names of people who are mentioned, nothing else.
package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// converter knows CommonMark with the tables, strikings, bare links and task
// lists that people know from elsewhere.
var converter = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList,
		extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:", "mailto:"}))),
	goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(outward{}, 100)), parser.WithInlineParsers(util.Prioritized(mentions{}, 150))),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(literal{}, 100), util.Prioritized(mentions{}, 100))),
)

// HTML is a text as HTML that may be put into any page of ours. Whoever is
// mentioned in it is called by the name that was written.
func HTML(text string) (string, error) { return Named(text, nil) }

// Named is HTML in which those whom names knows are called as it says.
//
// Two parts that know nothing of each other keep it harmless: the renderer
// writes no HTML of the writer's own, and of whatever it has written only what
// the policy names is left.
func Named(text string, names Names) (string, error) {
	if nested(text) > mostNested || strings.Count(text, "](") > mostLinks {
		return plain(text), nil
	}
	var page bytes.Buffer
	context := parser.NewContext()
	if names != nil {
		context.Set(namesKey, names)
	}
	if err := converter.Convert([]byte(text), &page, parser.WithContext(context)); err != nil {
		return "", fmt.Errorf("render Markdown: %w", err)
	}
	return policy.Sanitize(page.String()), nil
}
