package importer

import (
	"strings"
	"unicode"

	"incharge/shared"
)

// words are what lists are called in the languages that boards are often
// kept in. The first group that has a word of a name decides: the exceptions
// come before the words that they contain.
var words = []struct {
	category shared.Category
	words    []string
}{
	{shared.Todo, []string{
		"to be done", "not done", "not started", "sprint backlog", "unfinished",
		"noch nicht erledigt", "미완료", "완료 예정", "진행 예정", "진행 대기", "진행 전", "未完了", "未完成",
	}},
	{shared.Backlog, []string{
		"backlog", "icebox", "idea", "ideas", "future", "someday", "later", "wishlist", "wish list", "parking lot",
		"ideen", "irgendwann", "später", "idée", "idées", "plus tard", "ideia", "ideias", "idee", "pomysły", "идеи",
		"백로그", "아이디어", "나중에", "バックログ", "アイデア", "积压", "想法",
	}},
	{shared.Todo, []string{
		"to do", "todo", "todos", "to dos", "up next", "next", "next up", "planned", "plan", "upcoming", "queue", "new", "open", "inbox", "this week",
		"zu erledigen", "zu tun", "offen", "geplant", "à faire", "por hacer", "pendiente", "pendientes", "a fazer",
		"da fare", "te doen", "do zrobienia", "att göra", "сделать", "к выполнению", "запланировано",
		"할 일", "할일", "해야 할", "예정", "대기", "계획", "未着手", "やること", "予定", "待办", "待辦", "计划",
	}},
	{shared.Done, []string{
		"done", "complete", "completed", "finished", "closed", "released", "shipped", "deployed", "resolved", "archive", "archived",
		"erledigt", "fertig", "abgeschlossen", "terminé", "terminée", "terminés", "fini", "fait", "hecho", "hechas", "terminado",
		"completado", "finalizado", "feito", "concluído", "concluido", "fatto", "completato", "klaar", "gedaan", "afgerond",
		"zrobione", "gotowe", "hotovo", "klart", "готово", "сделано", "выполнено", "завершено",
		"완료", "끝", "완성", "完了", "完成", "終了",
	}},
	{shared.Doing, []string{
		"doing", "in progress", "inprogress", "progress", "wip", "ongoing", "active", "working", "started", "current", "today", "sprint",
		"review", "reviewing", "test", "testing", "qa", "verify", "verification", "blocked", "on hold", "waiting", "merge", "development",
		"in arbeit", "in bearbeitung", "läuft", "en cours", "en progreso", "en proceso", "en curso", "haciendo",
		"em andamento", "fazendo", "in corso", "bezig", "w trakcie", "pågår", "в работе", "в процессе", "на проверке",
		"진행", "하는 중", "작업 중", "검토", "리뷰", "테스트", "進行中", "作業中", "进行中", "确认", "レビュー",
	}},
}

// titleWords is how many words a name has at most that still names a status;
// a longer one is a sentence, in which a word like "test" means nothing.
const titleWords = 5

// categoryOf guesses from its name what being in a list means.
func categoryOf(name string) (shared.Category, bool) {
	fields := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if len(fields) > titleWords {
		return "", false
	}
	spaced := " " + strings.Join(fields, " ") + " "
	joined := strings.ReplaceAll(spaced, " ", "")
	for _, group := range words {
		for _, word := range group.words {
			if unspaced(word) {
				if strings.Contains(joined, strings.ReplaceAll(word, " ", "")) {
					return group.category, true
				}
			} else if strings.Contains(spaced, " "+word+" ") {
				return group.category, true
			}
		}
	}
	return "", false
}

// unspaced says whether a word is of a script that is often written without
// spaces between words.
func unspaced(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool {
		return unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana)
	})
}
