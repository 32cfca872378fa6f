package api

// level is who a call is for.
type level string

const (
	open          level = "anybody" // all get the same
	signedIn      level = "who is signed in, and their programs"
	personally    level = "who is signed in, and no program"
	member        level = "the board's members"                   // the board isn't there for others
	editor        level = "who may edit the card"                 // other members get 403
	supervisor    level = "the board's supervisors"               // other members get 403
	acquainted    level = "who shares a board with them"          // they aren't there for others
	administrator level = "administrators, and none of a program" // it isn't there for others
)

// row says who a call of the description is for, what is sent, and what those
// get whom it is for. Words in braces are those of a world.
type row struct {
	level level
	want  int
	query string
	body  string
}

// rows are all calls. TestAccess fails for one that is not among them.
var rows = map[string]row{
	"GET /signin":            {level: open, want: 200},
	"POST /register":         {level: open, want: 201, body: `{"name":"New","email":"{new}@example.com","password":"correct horse battery"}`},
	"POST /login":            {level: open, want: 401, body: `{"email":"nobody@example.com","password":"guess guess guess"}`},
	"POST /login/second":     {level: open, want: 401, body: `{"second":"guess","code":"123456"}`},
	"POST /logout":           {level: open, want: 204},
	"GET /oidc/start":        {level: open, want: 404},
	"GET /oidc/callback":     {level: open, want: 404, query: "state=guess&code=guess"},
	"POST /forgot":           {level: open, want: 202, body: `{"email":"nobody@example.com"}`},
	"POST /reset":            {level: open, want: 404, body: `{"token":"guess","password":"correct horse battery"}`},
	"POST /verify":           {level: open, want: 404, body: `{"token":"guess"}`},
	"POST /email/confirm":    {level: open, want: 404, body: `{"token":"guess"}`},
	"POST /invitations/look": {level: open, want: 404, body: `{"token":"guess"}`},

	"GET /public/{token}":                {level: open, want: 404},
	"GET /public/{token}/cards/{number}": {level: open, want: 404},

	"GET /me":                       {level: signedIn, want: 200},
	"GET /boards":                   {level: signedIn, want: 200},
	"GET /search":                   {level: signedIn, want: 200, query: "q=roof"},
	"POST /boards":                  {level: signedIn, want: 201, body: `{"id":"{new}","title":"House"}`},
	"POST /boards/import":           {level: signedIn, want: 201, query: "format=trello", body: `{"name":"House","lists":[],"cards":[]}`},
	"POST /markdown":                {level: signedIn, want: 200, body: `{"texts":["*a*"]}`},
	"POST /invitations/accept":      {level: signedIn, want: 404, body: `{"token":"guess"}`},
	"PATCH /me":                     {level: personally, want: 200, body: `{"language":"ko"}`},
	"DELETE /me":                    {level: personally, want: 204, body: `{"password":"{password}"}`},
	"PUT /me/avatar":                {level: personally, want: 200, body: `{picture}`},
	"DELETE /me/avatar":             {level: personally, want: 200},
	"POST /me/verify":               {level: personally, want: 204},
	"POST /me/confirm":              {level: personally, want: 204, body: `{"password":"{password}"}`},
	"POST /me/password":             {level: personally, want: 204, body: `{"current":"{password}","password":"another horse battery","keep_tokens":true}`},
	"POST /me/email":                {level: personally, want: 202, body: `{"email":"{new}@example.com","password":"{password}"}`},
	"GET /me/sessions":              {level: personally, want: 200},
	"DELETE /me/sessions":           {level: personally, want: 204},
	"DELETE /me/sessions/{session}": {level: personally, want: 204},
	"GET /me/tokens":                {level: personally, want: 200},
	"POST /me/tokens":               {level: personally, want: 201, body: `{"name":"Script","scope":"read","days":1}`},
	"DELETE /me/tokens/{token}":     {level: personally, want: 204},
	"POST /me/totp":                 {level: personally, want: 200, body: `{"password":"{password}"}`},
	"POST /me/totp/confirm":         {level: personally, want: 409, body: `{"code":"123456"}`},
	"POST /me/totp/recovery":        {level: personally, want: 409, body: `{"password":"{password}"}`},
	"DELETE /me/totp":               {level: personally, want: 409, body: `{"password":"{password}"}`},
	"GET /me/work":                  {level: personally, want: 200},
	"GET /users/{user}/avatar":      {level: acquainted, want: 200},

	"GET /boards/{board}":                                {level: member, want: 200},
	"GET /boards/{board}/archive":                        {level: member, want: 200},
	"GET /boards/{board}/details":                        {level: member, want: 200},
	"GET /boards/{board}/changes":                        {level: member, want: 200, query: "since=0"},
	"GET /boards/{board}/cards/{card}":                   {level: member, want: 200},
	"GET /boards/{board}/cards/{card}/html":              {level: member, want: 200},
	"POST /boards/{board}/cards/{card}/files":            {level: editor, want: 200, query: "id={new}&command={new}&name=plan.txt", body: "A plan"},
	"POST /boards/{board}/commands":                      {level: member, want: 200, body: `{"id":"{new}","type":"watch_card","data":{"card":"{card}","on":true}}`}, // see acts
	"PUT /boards/{board}/star":                           {level: member, want: 204},
	"DELETE /boards/{board}/star":                        {level: member, want: 204},
	"GET /boards/{board}/filters":                        {level: member, want: 200},
	"PUT /boards/{board}/filters":                        {level: member, want: 200, body: `{"filters":[{"name":"Late","query":"due=overdue"}]}`},
	"POST /boards/{board}/cards/{card}/transfer":         {level: supervisor, want: 200, body: `{"id":"{new}","board":"{garden}","list":"{bed}"}`},
	"POST /boards/{board}/copy":                          {level: supervisor, want: 201, body: `{"id":"{new}","title":"Another","cards":true}`},
	"GET /boards/{board}/export":                         {level: supervisor, want: 200, query: "format=json"},
	"GET /boards/{board}/public":                         {level: supervisor, want: 200},
	"POST /boards/{board}/public":                        {level: supervisor, want: 200},
	"DELETE /boards/{board}/public":                      {level: supervisor, want: 204},
	"POST /boards/{board}/members":                       {level: supervisor, want: 201, body: `{"email":"{new}@example.com","role":"pic"}`},
	"GET /boards/{board}/invitations":                    {level: supervisor, want: 200},
	"POST /boards/{board}/invitations/{invitation}/link": {level: supervisor, want: 200},
	"DELETE /boards/{board}/invitations/{invitation}":    {level: supervisor, want: 204},

	"GET /admin/users":                              {level: administrator, want: 200},
	"PATCH /admin/users/{user}":                     {level: administrator, want: 200, body: `{"disabled":false}`},
	"POST /admin/users/{user}/reset":                {level: administrator, want: 200},
	"GET /admin/users/{user}/sessions":              {level: administrator, want: 200},
	"DELETE /admin/users/{user}/sessions":           {level: administrator, want: 204},
	"DELETE /admin/users/{user}/sessions/{session}": {level: administrator, want: 204},
	"DELETE /admin/users/{user}/totp":               {level: administrator, want: 409},

	"GET /admin/settings":   {level: administrator, want: 200},
	"PATCH /admin/settings": {level: administrator, want: 200, body: `{"registration":"open"}`},
	"GET /admin/health":     {level: administrator, want: 200},
	"GET /admin/audit":      {level: administrator, want: 200},
	"GET /admin/audit.csv":  {level: administrator, want: 200},
}

// act says who may do a command, on a card that somebody else is in charge of:
// what a PIC and an observer get. Who may is the board's supervisor, or the one
// in charge.
type act struct {
	data          string
	pic, observer int
	charge        bool // for the one in charge, not for a supervisor
}

// acts are all commands. TestAccessToCommands fails for one that is not among
// them.
var acts = map[string]act{
	"edit_board":    {data: `{"title":"House"}`, pic: 403, observer: 403},
	"archive_board": {data: `{}`, pic: 403, observer: 403},
	"delete_board":  {data: `{}`, pic: 403, observer: 403},
	"restore_board": {data: `{}`, pic: 403, observer: 403},
	"set_role":      {data: `{"user":"{grace}","role":"pic"}`, pic: 403, observer: 403},
	"remove_member": {data: `{"user":"{leaver}"}`, pic: 403, observer: 403},

	"add_list":     {data: `{"list":"{new}","title":"Later"}`, pic: 403, observer: 403},
	"edit_list":    {data: `{"list":"{list}","title":"Later"}`, pic: 403, observer: 403},
	"move_list":    {data: `{"list":"{list}"}`, pic: 403, observer: 403},
	"archive_list": {data: `{"list":"{list}"}`, pic: 403, observer: 403},
	"restore_list": {data: `{"list":"{list}"}`, pic: 403, observer: 403},
	"add_label":    {data: `{"label":"{new}","name":"Urgent","color":"red"}`, pic: 403, observer: 403},
	"edit_label":   {data: `{"label":"{label}","name":"Urgent"}`, pic: 403, observer: 403},
	"delete_label": {data: `{"label":"{label}"}`, pic: 403, observer: 403},

	"add_card":      {data: `{"card":"{new}","list":"{list}","title":"Slates"}`, pic: 403, observer: 403}, // as the board is set
	"edit_card":     {data: `{"card":"{card}","title":"Slates"}`, pic: 403, observer: 403},
	"move_card":     {data: `{"card":"{card}","list":"{list}"}`, pic: 403, observer: 403},
	"assign_card":   {data: `{"card":"{card}","pic":"{pim}"}`, pic: 403, observer: 403},
	"schedule_card": {data: `{"card":"{card}","deadline":null}`, pic: 403, observer: 403},
	"archive_card":  {data: `{"card":"{card}"}`, pic: 403, observer: 403},
	"restore_card":  {data: `{"card":"{card}"}`, pic: 403, observer: 403},
	"delete_card":   {data: `{"card":"{card}"}`, pic: 403, observer: 403},
	"check_item":    {data: `{"item":"{item}","done":true}`, pic: 403, observer: 403},

	"add_checklist":    {data: `{"checklist":"{new}","card":"{card}","title":"Slates"}`, pic: 403, observer: 403},
	"edit_checklist":   {data: `{"checklist":"{checklist}","title":"Slates"}`, pic: 403, observer: 403},
	"move_checklist":   {data: `{"checklist":"{checklist}"}`, pic: 403, observer: 403},
	"delete_checklist": {data: `{"checklist":"{checklist}"}`, pic: 403, observer: 403},
	"add_item":         {data: `{"item":"{new}","checklist":"{checklist}","text":"Slates"}`, pic: 403, observer: 403},
	"edit_item":        {data: `{"item":"{item}","text":"Slates"}`, pic: 403, observer: 403},
	"move_item":        {data: `{"item":"{item}","checklist":"{checklist}"}`, pic: 403, observer: 403},
	"delete_item":      {data: `{"item":"{item}"}`, pic: 403, observer: 403},
	"item_to_card":     {data: `{"item":"{item}","card":"{new}"}`, pic: 403, observer: 403},

	"copy_card":         {data: `{"card":"{new}","source":"{card}","title":"Slates"}`, pic: 403, observer: 403}, // as the board is set
	"block_card":        {data: `{"card":"{card}","by":"{other}","on":true}`, pic: 403, observer: 403},
	"cover_card":        {data: `{"card":"{card}","attachment":"{attachment}"}`, pic: 403, observer: 403},
	"attach_link":       {data: `{"attachment":"{new}","card":"{card}","name":"Slates","url":"https://example.com"}`, pic: 403, observer: 403},
	"edit_attachment":   {data: `{"attachment":"{attachment}","name":"Slates"}`, pic: 403, observer: 403},
	"delete_attachment": {data: `{"attachment":"{attachment}"}`, pic: 403, observer: 403},

	"accept_card":      {data: `{"card":"{card}"}`, pic: 403, observer: 403, charge: true},
	"decline_card":     {data: `{"card":"{card}","reason":"No ladder"}`, pic: 403, observer: 403, charge: true},
	"hand_back_card":   {data: `{"card":"{card}"}`, pic: 403, observer: 403, charge: true},
	"collaborate_card": {data: `{"card":"{card}","user":"{pim}","on":true}`, pic: 403, observer: 403},
	"watch_card":       {data: `{"card":"{card}","on":true}`, pic: 200, observer: 200},

	"comment_card":   {data: `{"comment":"{new}","card":"{card}","body":"Hm"}`, pic: 200, observer: 403},
	"edit_comment":   {data: `{"comment":"{comment}","body":"Ha"}`, pic: 403, observer: 403},
	"delete_comment": {data: `{"comment":"{comment}"}`, pic: 403, observer: 403},
	"undo":           {data: `{"seq":{seq}}`, pic: 403, observer: 403}, // nobody undoes what others did
}
