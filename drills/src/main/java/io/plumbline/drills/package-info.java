/** Drills: a seeded plan of faults while a probe runs, the checks after it, and the page that shows both. */
package io.plumbline.drills;
