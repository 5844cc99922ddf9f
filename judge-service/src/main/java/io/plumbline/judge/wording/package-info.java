/** The words that a judge is sent, and the untrusted answer among them. */
package io.plumbline.judge.wording;
