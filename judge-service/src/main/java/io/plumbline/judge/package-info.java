/** Scores each completion with the judge model. */
package io.plumbline.judge;
