/** Lists of stored answers, without texts that the caller may not read. */
package io.plumbline.gateway.answers;
