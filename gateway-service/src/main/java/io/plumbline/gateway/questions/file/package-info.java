/** Parser of question files in the published format, whose errors name line and column. */
package io.plumbline.gateway.questions.file;
