/** Fills the templates of judge prompts, for the judge and for the check of question files. */
package io.plumbline.events.wording;
