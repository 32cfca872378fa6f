// Package markdown makes HTML of what people have written, and keeps out of it
// whatever could run, load or pretend: the HTML holds formatting and links,
// nothing else.
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
	goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(outward{}, 100))),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(literal{}, 100))),
)

// HTML is a text as HTML that may be put into any page of ours.
//
// Two parts that know nothing of each other keep it harmless: the renderer
// writes no HTML of the writer's own, and of whatever it has written only what
// the policy names is left.
func HTML(text string) (string, error) {
	if nested(text) > mostNested || strings.Count(text, "](") > mostLinks {
		return plain(text), nil
	}
	var page bytes.Buffer
	if err := converter.Convert([]byte(text), &page); err != nil {
		return "", fmt.Errorf("render Markdown: %w", err)
	}
	return policy.Sanitize(page.String()), nil
}
