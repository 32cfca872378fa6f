package ui

import (
	"strings"
	"unicode"
)

// How well words fit a name, best first: it begins with them, one of its words
// does, they are somewhere in it, or are its initials.
const (
	fitsBegin    = 100
	fitsWord     = 80
	fitsInside   = 50
	fitsInitials = 40
)

// fitting says how well what somebody has typed so far fits a name; 0: not at
// all. Each of the words must be found. Hangul fits while its syllables are still
// put together, and by initial consonants alone.
func fitting(typed, name string) int {
	letters := []rune(strings.ToLower(name))
	words := strings.Fields(strings.ToLower(typed))
	if len(words) == 0 {
		return 0
	}
	if whole := fittingWord([]rune(strings.Join(words, " ")), letters); whole > 0 {
		return whole
	}
	sum := 0
	for _, word := range words {
		fit := fittingWord([]rune(word), letters)
		if fit == 0 {
			return 0
		}
		sum += fit
	}
	return sum/len(words) - 1 // all of it in one piece is better
}

func fittingWord(typed, name []rune) (best int) {
	for at := range name {
		if !beginsWith(name[at:], typed) {
			continue
		}
		switch {
		case at == 0:
			return fitsBegin
		case !partOfWord(name[at-1]):
			return fitsWord
		default:
			best = fitsInside
		}
	}
	if best == 0 && len(typed) > 1 && beginsWith(initialsOf(name), typed) {
		return fitsInitials
	}
	return best
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// initialsOf are the first letters of the words of a name.
func initialsOf(name []rune) (first []rune) {
	for i, r := range name {
		if partOfWord(r) && (i == 0 || !partOfWord(name[i-1])) {
			first = append(first, r)
		}
	}
	return first
}

func beginsWith(name, typed []rune) bool {
	for i, r := range typed {
		if i >= len(name) || !sameLetter(r, name[i]) {
			// The last consonant typed may be the next syllable's first.
			open, next, ok := apart(r)
			return ok && i == len(typed)-1 && i+1 < len(name) &&
				sameLetter(open, name[i]) && sameLetter(next, name[i+1])
		}
	}
	return true
}

// The syllables of Hangul stand in Unicode by their first consonant, their vowel
// and their last consonant, of which there are 28, none among them.
const (
	firstSyllable = '가'
	lastSyllable  = '힣'
	finals        = 28
	perInitial    = 21 * finals
)

var (
	initialLetters = []rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
	finalLetters   = []rune(" ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
)

func syllable(r rune) bool { return r >= firstSyllable && r <= lastSyllable }

// sameLetter says whether a letter that was typed is, or may become, that of a
// name: a consonant any syllable that it begins, a syllable without a last
// consonant any that has one.
func sameLetter(typed, has rune) bool {
	if typed == has {
		return true
	}
	if !syllable(has) {
		return false
	}
	if syllable(typed) {
		return (typed-firstSyllable)%finals == 0 && (has-firstSyllable)/finals == (typed-firstSyllable)/finals
	}
	return initialLetters[(has-firstSyllable)/perInitial] == typed
}

// apart takes the last consonant off a syllable.
func apart(r rune) (open, last rune, ok bool) {
	if !syllable(r) {
		return 0, 0, false
	}
	final := (r - firstSyllable) % finals
	return r - final, finalLetters[final], final > 0
}
