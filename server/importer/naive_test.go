package importer

import (
	"encoding/json"
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"
	"time"

	"pgregory.net/rapid"
)

// naive writes out an export in the form of outline, straight from the JSON
// and without any of the code under test. It is for files without oddities:
// everything in them is carried over as it is.
func naive(t rapid.TB, data []byte) string {
	t.Helper()
	var raw map[string]any
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "board %q %q\n", str(raw, "name"), str(raw, "desc"))
	for _, l := range objects(raw, "labels") {
		fmt.Fprintf(&out, "label %q\n", naiveLabel(l))
	}
	if _, ok := raw["labels"]; !ok {
		naiveOldLabels(t, raw)
	}
	fields := map[string]map[string]any{}
	for _, f := range objects(raw, "customFields") {
		fields[str(f, "id")] = f
	}
	for _, l := range byPos(objects(raw, "lists")) {
		fmt.Fprintf(&out, "list %q archived=%v\n", str(l, "name"), l["closed"] == true)
		var cards []map[string]any
		for _, c := range objects(raw, "cards") {
			if str(c, "idList") == str(l, "id") {
				cards = append(cards, c)
			}
		}
		for _, c := range byPos(cards) {
			var names []string
			for _, label := range objects(c, "labels") {
				names = append(names, naiveLabel(label))
			}
			fmt.Fprintf(&out, "  card %q archived=%v labels=%q start=%s due=%s\n",
				str(c, "name"), c["closed"] == true, names, naiveDate(t, c["start"]), naiveDate(t, c["due"]))
			fmt.Fprintf(&out, "    %q\n", naiveDescription(t, c, fields))
			naiveCard(t, &out, raw, c)
		}
	}
	return out.String()
}

func naiveCard(t rapid.TB, out *strings.Builder, raw, card map[string]any) {
	var lists []map[string]any
	for _, l := range objects(raw, "checklists") {
		if str(l, "idCard") == str(card, "id") {
			lists = append(lists, l)
		}
	}
	for _, l := range byPos(lists) {
		fmt.Fprintf(out, "    checklist %q\n", str(l, "name"))
		for _, i := range byPos(objects(l, "checkItems")) {
			fmt.Fprintf(out, "      item %q done=%t due=%s\n", str(i, "name"), str(i, "state") == "complete", naiveDate(t, i["due"]))
		}
	}
	actions := objects(raw, "actions")
	for i := len(actions) - 1; i >= 0; i-- {
		a := actions[i]
		data, _ := a["data"].(map[string]any)
		of, _ := data["card"].(map[string]any)
		if kind := str(a, "type"); (kind != "commentCard" && kind != "copyCommentCard") || str(of, "id") != str(card, "id") {
			continue
		}
		who, _ := a["memberCreator"].(map[string]any)
		fmt.Fprintf(out, "    comment %s %q %q\n", naiveDate(t, a["date"]), str(who, "fullName"), str(data, "text"))
	}
	for _, a := range objects(card, "attachments") {
		fmt.Fprintf(out, "    attachment %q %q %s\n", str(a, "name"), str(a, "url"), naiveDate(t, a["date"]))
	}
}

// naiveOldLabels makes sure that an export of the time before there were
// labels has no named colours: what becomes of those is for the fixtures.
func naiveOldLabels(t rapid.TB, raw map[string]any) {
	names, _ := raw["labelNames"].(map[string]any)
	for color, name := range names {
		if name != "" {
			t.Fatalf("the label %v of %s is beyond this naive reading", name, color)
		}
	}
	for _, c := range objects(raw, "cards") {
		for _, l := range objects(c, "labels") {
			t.Fatalf("the label %v is beyond this naive reading", l)
		}
	}
}

func naiveLabel(l map[string]any) string {
	color := map[string]string{"black": "gray", "": "gray"}[str(l, "color")]
	if color == "" {
		color = str(l, "color")
	}
	return str(l, "name") + "/" + color
}

func naiveDescription(t rapid.TB, card map[string]any, fields map[string]map[string]any) string {
	text := str(card, "desc")
	var lines []string
	for _, item := range objects(card, "customFieldItems") {
		field := fields[str(item, "idCustomField")]
		shown := ""
		if value, ok := item["value"].(map[string]any); ok {
			for kind, v := range value {
				shown = v.(string)
				switch kind {
				case "checked":
					shown = map[string]string{"true": "yes", "false": "no"}[shown]
				case "date":
					at, err := time.Parse(time.RFC3339, shown)
					if err != nil {
						t.Fatal(err)
					}
					shown = at.Format("2006-01-02 15:04") + " UTC"
				}
			}
		}
		for _, option := range objects(field, "options") {
			if str(option, "id") == str(item, "idValue") {
				shown = str(option["value"].(map[string]any), "text")
			}
		}
		lines = append(lines, "- "+str(field, "name")+": "+shown)
	}
	if len(lines) == 0 {
		return text
	}
	if text != "" {
		text += "\n\n---\n\n"
	}
	return text + "**From Trello**\n\n" + strings.Join(lines, "\n")
}

func naiveDate(t rapid.TB, v any) string {
	text, ok := v.(string)
	if !ok {
		return "-"
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return at.UTC().Format(time.RFC3339Nano)
}

func str(o map[string]any, key string) string {
	s, _ := o[key].(string)
	return s
}

func objects(o map[string]any, key string) []map[string]any {
	list, _ := o[key].([]any)
	all := make([]map[string]any, len(list))
	for i, v := range list {
		all[i], _ = v.(map[string]any)
	}
	return all
}

func byPos(all []map[string]any) []map[string]any {
	pos := func(o map[string]any) float64 {
		switch p := o["pos"].(type) {
		case float64:
			return p
		case string:
			if f, err := strconv.ParseFloat(p, 64); err == nil {
				return f
			}
		}
		return math.MaxFloat64
	}
	sort.SliceStable(all, func(i, j int) bool { return pos(all[i]) < pos(all[j]) })
	return all
}
