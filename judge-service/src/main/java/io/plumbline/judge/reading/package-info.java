/** What a judge's replies say, decided in plain Java: numbers, words, labels, and the outcome that follows from them. */
package io.plumbline.judge.reading;
