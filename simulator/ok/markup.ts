/** VK's way to address people, in which texts are written, as Odnoklassniki writes it: `#u1s#Анна#ue#`. */
export function okMarkup(text: string): string {
  return text
    .replace(/\[id(\d{1,12})\|([^\]\n]{1,120})\]/g, '#u$1s#$2#ue#')
    .replace(/\[club(\d{1,20})\|([^\]\n]{1,120})\]/g, '#g$1s#$2#ge#');
}
