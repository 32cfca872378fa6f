// Package text is every string that the app shows, in every language it
// speaks. An area of the app has a file and a struct of its own, with the
// English and the Korean beside each other.
package text

import (
	"strings"
	"sync/atomic"
)

// Language is a language of the app, by its BCP 47 tag.
type Language string

const (
	English Language = "en"
	Korean  Language = "ko"
)

// Languages lists all of them, each named as its own speakers do.
var Languages = []struct {
	Language Language
	Name     string
}{{English, "English"}, {Korean, "한국어"}}

// Catalogue is all the texts in one language.
type Catalogue struct {
	Language  Language
	Common    Common
	Door      Door
	SignIn    SignIn
	Links     Links
	Account   Account
	Security  Security
	Boards    Boards
	Import    Import
	Share     Share
	Board     Board
	List      List
	Card      Card
	Checklist Checklist
	Attach    Attach
	Files     Files
	Writing   Writing
	Plan      Plan
	Story     Story
	Charge    Charge
	Canvas    Canvas
	Labels    Labels
	Members   Members
	Archive   Archive
	Admin     Admin
	Presence  Presence
	Clash     Clash
	Outbox    Outbox
	Unsaved   Unsaved
	Dates     Dates
	Views     Views
	Work      Work
	Palette   Palette
	Shelf     Shelf
	Search    Search
	Transfer  Transfer
}

var catalogues = map[Language]*Catalogue{
	English: {English, commonEnglish, doorEnglish, signInEnglish, linksEnglish, accountEnglish, securityEnglish,
		boardsEnglish, importEnglish, shareEnglish,
		boardEnglish, listEnglish, cardEnglish, checklistEnglish, attachEnglish, filesEnglish, writingEnglish, planEnglish, storyEnglish, chargeEnglish, canvasEnglish, labelsEnglish, membersEnglish, archiveEnglish, adminEnglish,
		presenceEnglish, clashEnglish, outboxEnglish, unsavedEnglish, datesEnglish, viewsEnglish, workEnglish, paletteEnglish, shelfEnglish, searchEnglish, transferEnglish},
	Korean: {Korean, commonKorean, doorKorean, signInKorean, linksKorean, accountKorean, securityKorean,
		boardsKorean, importKorean, shareKorean,
		boardKorean, listKorean, cardKorean, checklistKorean, attachKorean, filesKorean, writingKorean, planKorean, storyKorean, chargeKorean, canvasKorean, labelsKorean, membersKorean, archiveKorean, adminKorean,
		presenceKorean, clashKorean, outboxKorean, unsavedKorean, datesKorean, viewsKorean, workKorean, paletteKorean, shelfKorean, searchKorean, transferKorean},
}

// current is shared by the whole app: a browser tab has one reader.
var current atomic.Pointer[Catalogue]

func init() { Use(English) }

// T is the catalogue in use: text.T().Boards.Create.
func T() *Catalogue { return current.Load() }

// Use takes a language into use.
func Use(l Language) {
	if c, ok := catalogues[l]; ok {
		current.Store(c)
	}
}

// Choose picks the language that a browser's preference, such as "ko-KR",
// names; English for one that the app doesn't speak.
func Choose(preference string) Language {
	base, _, _ := strings.Cut(strings.ToLower(preference), "-")
	if _, ok := catalogues[Language(base)]; ok {
		return Language(base)
	}
	return English
}
