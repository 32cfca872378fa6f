package shared

// maxDepth is how deep arrays and objects may be nested in what is decoded:
// some times deeper than any type of ours.
const maxDepth = 32

// tooDeep counts brackets outside of strings, and reads nothing of them.
func tooDeep(data []byte) bool {
	depth, quoted := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++ // whatever it stands for, it ends no string
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{', c == '[':
			if depth++; depth > maxDepth {
				return true
			}
		case c == '}', c == ']':
			depth--
		}
	}
	return false
}
