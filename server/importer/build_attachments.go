package importer

import (
	"net/url"
	"strings"

	"incharge/shared"
)

// attachments carries over every link. What a browser should not open is
// text in the card's description instead.
func (b *builder) attachments() {
	for _, c := range b.work {
		linked := make(map[string]bool, len(c.raw.attachments))
		for _, raw := range c.raw.attachments {
			linked[raw.url] = true
			b.attachment(c, raw)
		}
		if source := c.raw.urlSource; source != "" && !linked[source] {
			b.attachment(c, rawAttachment{url: source})
		}
	}
	for i, id := range newIDs[shared.AttachmentID](len(b.in.Attachments)) {
		b.in.Attachments[i].ID = id
	}
}

func (b *builder) attachment(c *card, raw rawAttachment) {
	address := strings.TrimSpace(raw.url)
	if !linkable(address) {
		b.tally.add(shared.ImportBadLink, 1, quoted(raw.name))
		c.notes = append(c.notes, "Attachment: "+strings.TrimSpace(b.line(raw.name)+" "+b.line(address)))
		return
	}
	name := b.line(raw.name)
	if strings.TrimSpace(name) == "" || name == address {
		name, _ = cut(address, shared.MaxTitle)
	}
	b.in.Attachments = append(b.in.Attachments, shared.Attachment{
		Card: c.ID, URL: address,
		Name: b.onCard(c, "Attachment", name, address, shared.MaxTitle),
		At:   b.dateOr(raw.date, raw.id, c.CreatedAt),
	})
	c.Attachments++
	if raw.upload {
		b.tally.add(shared.ImportUploads, 1, "")
		if host := hostOf(address); host == "trello.com" || strings.HasSuffix(host, ".trello.com") {
			b.tally.add(shared.ImportSignIn, 1, "")
		}
	}
}

// linkable says whether an address may become a link: of the web or of mail.
func linkable(address string) bool {
	if bytesOf(address, shared.MaxURL) != len(address) {
		return false
	}
	if _, controls := withoutControls(address, false); controls || strings.ContainsAny(address, "\t\r\n") {
		return false
	}
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}
