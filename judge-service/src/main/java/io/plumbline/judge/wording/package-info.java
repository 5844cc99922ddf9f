/** The text of the judge's prompt, with the untrusted answer fenced in it. */
package io.plumbline.judge.wording;
