/** The meaning of a judge's replies, decided in plain Java: numbers, words, and the findings of capability checks. */
package io.plumbline.judge.reading;
