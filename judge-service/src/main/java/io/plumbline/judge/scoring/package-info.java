/** One class for each scoring mode: its calls to the judge, its readings, its capability checks and its outcomes. */
package io.plumbline.judge.scoring;
