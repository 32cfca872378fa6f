package shared

import "time"

// ExportVersion is of the form in which boards are written out.
const ExportVersion = 1

// Export is a board written out whole, but for its trash: what
// GET /boards/{board}/export answers and POST /boards/import takes back. The
// number of the form comes first, by which a file is recognised.
type Export struct {
	Version int            `json:"incharge" doc:"The number of this form"`
	At      time.Time      `json:"exported_at"`
	Board   Board          `json:"board"`
	People  []ExportPerson `json:"people" doc:"Who is on the board, and who else is named on it"`
	Labels  []Label        `json:"labels"`
	Lists   []List         `json:"lists" doc:"In order, the archived ones among the others"`
	Cards   []CardDetail   `json:"cards" doc:"By number, the archived ones among the others, each with all that belongs to it"`
}

// ExportPerson is somebody that things on the board refer to. Addresses aren't
// written out.
type ExportPerson struct {
	ID   UserID `json:"id"`
	Name string `json:"name"`
	Role Role   `json:"role,omitempty" enum:"supervisor,pic,observer" doc:"Absent: not a member any more"`
}
