package importer

import (
	"testing"

	"incharge/shared"
)

func TestCategoryOf(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]shared.Category{
		"To Do": "todo", "TODO": "todo", "To-do (this week)": "todo", "Up Next": "todo", "To be done": "todo", "Sprint Backlog": "todo",
		"할 일": "todo", "할일": "todo", "진행 예정": "todo", "미완료": "todo", "À faire": "todo", "Zu erledigen": "todo", "待办": "todo",
		"Backlog/Future Work/Ideas": "backlog", "💡 Ideas": "backlog", "아이디어": "backlog", "백로그": "backlog",
		"Doing": "doing", "in Progress": "doing", "In-Progress 🚧": "doing", "Ready for QA": "doing", "진행 중": "doing", "진행중": "doing",
		"In Bearbeitung": "doing", "En cours": "doing", "В работе": "doing", "进行中": "doing", "검토": "doing",
		"Done": "done", "DONE!": "done", "Done (June)": "done", "완료": "done", "완료됨": "done", "Erledigt": "done", "Terminé": "done", "Готово": "done", "已完成": "done",
		"Personal": "", "News": "", "": "", "🎉": "", "Abandoned": "", "Doingness": "",
		"Milestone 1: system running on the test cluster": "",
	} {
		if got, ok := categoryOf(name); got != want || ok != (want != "") {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// TestCategoriesFollow: a list whose name says nothing is like the open one
// before it.
func TestCategoriesFollow(t *testing.T) {
	t.Parallel()
	in, _ := imported(t, encoded(t, object{"name": "b", "cards": []object{}, "lists": []object{
		{"name": "Start"}, {"name": "Ideas"}, {"name": "Then"}, {"name": "Doing"}, {"name": "Old done", "closed": true},
		{"name": "Deploy"}, {"name": "Done"}, {"name": "2018"},
	}}))
	want := []shared.Category{"todo", "backlog", "todo", "doing", "done", "doing", "done", "done"}
	for i, list := range in.Lists {
		if list.Category != want[i] {
			t.Errorf("%s is %s, want %s", list.Title, list.Category, want[i])
		}
	}
}
