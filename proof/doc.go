// Package proof holds the tests that nothing is ever lost: two servers on one
// Postgres, people who work on their boards through both, and every fault that
// a machine or a network has to offer. After each of them the boards, their
// logs and what every viewer has are held against what was acknowledged.
package proof
