/** Numbers from 0 to 100 that a judge writes in several tokens: the tree of their beginnings, and what of it was read. */
package io.plumbline.judge.reading.spelled;
