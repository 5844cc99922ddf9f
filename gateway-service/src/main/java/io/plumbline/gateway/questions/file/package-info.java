/** The published question file: YAML into questions, with line and column of what is wrong. */
package io.plumbline.gateway.questions.file;
