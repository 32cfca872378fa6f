package text

import (
	"reflect"
	"testing"
)

func TestEveryTextIsThereInEveryLanguage(t *testing.T) {
	t.Parallel()
	for _, l := range Languages {
		c, ok := catalogues[l.Language]
		if !ok {
			t.Errorf("there is no catalogue for %s", l.Name)
			continue
		}
		if c.Language != l.Language {
			t.Errorf("the catalogue for %s says it is %q", l.Name, c.Language)
		}
		missing(t, string(l.Language), reflect.ValueOf(*c))
	}
}

// missing fails for every empty string and absent function within v.
func missing(t *testing.T, path string, v reflect.Value) {
	for i := range v.NumField() {
		name := path + "." + v.Type().Field(i).Name
		if field := v.Field(i); field.Kind() == reflect.Struct {
			missing(t, name, field)
		} else if field.IsZero() {
			t.Errorf("%s is missing", name)
		}
	}
}

func TestChoose(t *testing.T) {
	t.Parallel()
	for preference, want := range map[string]Language{
		"ko": Korean, "ko-KR": Korean, "KO-kr": Korean, "en-GB": English, "fr": English, "": English, "kok": English,
	} {
		if got := Choose(preference); got != want {
			t.Errorf("Choose(%q) = %s, want %s", preference, got, want)
		}
	}
}
